package arm
import ("testing";"os";"github.com/akslint/akslint/pkg/source")
func TestDbg(t *testing.T){
 d:=os.Getenv("DBG"); if d=="" {t.Skip()}
 tree,_:=source.OpenFS(os.DirFS("/"))
 res:=Read(tree,Targets{walked:[]string{d[1:]}})
 for i,p:=range res.Problems{ if i<15 {t.Log(p.Place(),p.Message,p.Range.Text())}}
}

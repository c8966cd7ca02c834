package helm

import (
	"fmt"
	"maps"
	"reflect"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

const (
	eachRun  = "another value on every run"
	eachTime = "another value at another time"
)

// unknowns are the functions whose result nobody knows before.
var unknowns = map[string]string{
	"now": eachTime, "ago": eachTime, "date": eachTime, "date_in_zone": eachTime, "dateInZone": eachTime,
	"htmlDate": eachTime, "htmlDateInZone": eachTime, "toDate": eachTime, "mustToDate": eachTime, "unixEpoch": eachTime,
	"durationRound":    eachTime,
	"date_modify":      eachTime,
	"dateModify":       eachTime,
	"must_date_modify": eachTime,
	"mustDateModify":   eachTime,
	"randAlphaNum":     eachRun, "randAlpha": eachRun, "randAscii": eachRun, "randNumeric": eachRun, "randBytes": eachRun, "randInt": eachRun,
	"shuffle": eachRun, "uuidv4": eachRun, "bcrypt": eachRun, "htpasswd": eachRun, "genPrivateKey": eachRun, "derivePassword": "a secret",
	"buildCustomCert": "a certificate", "genCA": eachRun, "genCAWithKey": eachRun, "genSelfSignedCert": eachRun,
	"genSelfSignedCertWithKey": eachRun, "genSignedCert": eachRun, "genSignedCertWithKey": eachRun, "encryptAES": eachRun,
}

// shallow are functions of sprig that do not look into containers, carrying ones
// those that move values about and do not look at them.
var (
	shallow  = []string{"hasKey", "kindOf", "kindIs", "typeOf", "typeIs", "typeIsLike", "empty", "until", "untilStep"}
	carrying = []string{
		"merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite", "deepCopy", "mustDeepCopy", "pick", "omit", "unset", "hasKey",
		"append", "push", "mustAppend", "mustPush", "prepend", "mustPrepend", "rest", "mustRest", "initial", "mustInitial", "reverse", "mustReverse",
		"slice", "mustSlice", "concat", "chunk", "mustChunk", "pluck", "empty", "kindOf", "kindIs", "typeOf", "typeIs", "typeIsLike",
	}
	// filling are functions that make no empty text of one that is not empty.
	filling = []string{"b64enc", "b32enc", "sha1sum", "sha256sum", "sha512sum", "adler32sum", "print", "toJson", "title", "untitle", "wrap", "urlquery", "js", "html"}
)

// The functions are those that Helm has: the ones of text/template, of sprig, and
// its own. Where they differ from Helm's:
//
//   - What gives another value on every run, or needs a clock, a network or an
//     environment, gives something unknown. env and expandenv are not there, as
//     in Helm; getHostByName gives the empty text, as in `helm template`.
//   - lookup finds nothing, as in `helm template`.
//   - required gives something unknown when the value is missing, so that the
//     rest of the chart is checked; a missing argument of a function too.
//   - keys and values are sorted, for Go's order is another one on every run.
//
// table makes them, once for every chart, as the functions
// call each other.
func table() map[string]*function {
	out := map[string]*function{}
	for name, fn := range sprig.TxtFuncMap() {
		out[name] = plain(reflect.ValueOf(fn))
	}
	delete(out, "env")
	delete(out, "expandenv")
	for name, fn := range map[string]any{
		"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
		"print": fmt.Sprint, "println": fmt.Sprintln, "getHostByName": func(string) string { return "" },
		"toJson": toJSON, "fromJson": fromJSON, "fromJsonArray": fromJSONArray,
	} {
		out[name] = plain(reflect.ValueOf(fn))
	}
	for _, name := range shallow {
		out[name].shallow = true
	}
	for _, name := range carrying {
		out[name].carries = true
	}
	for _, name := range filling {
		out[name].fills = true
	}
	for name, what := range unknowns {
		out[name] = &function{unknown: "the function " + name + " gives " + what}
	}
	out["fromToml"] = &function{unknown: "the function fromToml is not evaluated"}
	for _, more := range []map[string]*function{builtinFunctions(), textFunctions(), dataFunctions(), helmFunctions()} {
		maps.Copy(out, more)
	}
	return out
}

// native is a function of ours.
func native(least, most int, fn func(f *frame, args []val) val) *function {
	return &function{native: fn, min: least, max: most}
}

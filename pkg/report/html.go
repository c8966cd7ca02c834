package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page and its style
	"encoding/base64"
	"html/template"
)

// mostArticles is how many findings a page shows, the worst first: browsers and
// readers have an end.
const mostArticles = 5000

//go:embed page/page.html.tmpl
var pageTemplate string

//go:embed page/page.css
var pageStyle string

// renderHTML writes one page that needs nothing beside itself: no script, no
// picture, no font. Its policy lets the browser use the one style sheet inside,
// which it knows by its digest, and nothing else, whatever a text from outside
// may hold.
func renderHTML(r Report, o Options) ([]byte, error) {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(pageStyle))
	p := newPage(r, o)
	p.Style = template.CSS(pageStyle) //nolint:gosec // our own file, with nothing from outside in it
	p.Policy = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	var buf bytes.Buffer
	if err := t.Execute(&buf, p); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

package picture

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestSVG(t *testing.T) {
	svg := SVG(`a "title"`, []string{"\x1b[31;1mhigh\x1b[0;22m AKS<1>", "", "  \x1b[34;1m| \x1b[0mx & y"}, 40)
	for _, want := range []string{
		`<title>a &#34;title&#34;</title>`,
		`<text y="43"><tspan x="18.0" class="alarm" textLength="31.2" lengthAdjust="spacingAndGlyphs">high</tspan>`,
		`<tspan x="57.0" textLength="46.8" lengthAdjust="spacingAndGlyphs">AKS&lt;1&gt;</tspan></text>`,
		`<text y="79"><tspan x="33.6" class="frame"`,
		`>x &amp; y</tspan>`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("%s is not in\n%s", want, svg)
		}
	}
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

package suppress_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/suppress"
)

// What HCL allows within a text is not the end of it.
func TestHCLTextsWithCodeInThem(t *testing.T) {
	for _, tt := range []struct{ name, value string }{
		{"a quote in a comment", `"${/* " */ "1.33"}"`},
		{"a brace in a comment", `"${/* { */ "1.33"}"`},
		{"a quote in a comment of a line", "\"${# \"\n1}\""},
		{"a brace in slashes", "\"${// {\n1}\""},
		{"a text in a text", `"a${"b${"}"}"}"`},
		{"a condition", `"%{ if a /* } */ }b%{ endif }"`},
		{"what is no condition", `"%%{ if" `},
		{"what is not filled in", `"$${ a"`},
		{"a dollar at the end", `"a$"`},
		{"a heredoc in a text", "\"${<<E\n}\"\nE\n}\""},
		{"a mark within what fills a heredoc", "<<E\n${\nE\n}\nE"},
		{"what fills a heredoc over lines", "<<E\n${[\n<<F\nE\nF\n][0]}\nE"},
		{"a shift of a heredoc", "<<-E\n  \"\n  E"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := allow("x") + "\na = " + tt.value + "\nb = 1\n"
			f := source.NewFile("a.tf", []byte(text))
			allowed, problems := suppress.Comments(f, false)
			if len(allowed) != 1 || len(problems) > 0 {
				t.Fatalf("allowed %v, problems %v", allowed, problems)
			}
			if got, want := allowed[0].Scope.Text(), strings.TrimSuffix("a = "+tt.value, "\n"); got != want {
				t.Errorf("it is about %q, want %q", got, want)
			}
		})
	}
}

// TestHCLTextWithoutEnd: nobody knows what is meant below such a text.
func TestHCLTextWithoutEnd(t *testing.T) {
	for _, value := range []string{`"${`, `"a`, "<<E", `"${"`, `"${/*`} {
		text := allow("x") + "\na = " + value + "\nb = 1 " + allow("y") + "\n"
		if got := told("a.tf", text); got != "x: lines 2 to 2" {
			t.Errorf("%s: %s", value, got)
		}
	}
}

// parts are the attributes and blocks of a body, with those below.
func parts(body *hclsyntax.Body) []hcl.Range {
	var out []hcl.Range
	for _, a := range body.Attributes {
		out = append(out, a.SrcRange)
	}
	for _, b := range body.Blocks {
		out = append(out, hcl.RangeBetween(b.TypeRange, b.CloseBraceRange))
		out = append(out, parts(b.Body)...)
	}
	return out
}

// FuzzHCL asks HCL itself what a comment stands over.
func FuzzHCL(f *testing.F) {
	for _, seed := range []string{
		"a = \"${/* \" */ \"1\"}\"\nb = 1\n", "a {\n b = [1,\n 2]\n}\nc = <<E\n${\"}\"}\nE\nd = 1\n",
		"a = \"%{ if x }$${%{ endif }\"\nb = 1 # }\n", "a = x ? {\n \"}\" = 1 } : <<-E\n E\n E\nb = 1\n",
	} {
		f.Add([]byte(seed))
	}
	directive := []byte(allow("x") + "\n")
	f.Fuzz(func(t *testing.T, data []byte) {
		parsed, diags := hclsyntax.ParseConfig(data, "a.tf", hcl.InitialPos)
		if diags.HasErrors() || !utf8.Valid(data) || bytes.Contains(data, []byte("akslint:")) || bytes.HasPrefix(data, []byte("\ufeff")) {
			return
		}
		all := parts(parsed.Body.(*hclsyntax.Body))
		for _, part := range all[:min(len(all), 20)] {
			line := bytes.LastIndexByte(data[:part.Start.Byte], '\n') + 1
			if len(bytes.Trim(data[line:part.Start.Byte], " \t")) > 0 {
				continue
			}
			text := bytes.Join([][]byte{data[:line], data[line:]}, directive)
			allowed, problems := suppress.Comments(source.NewFile("a.tf", text), false)
			if len(allowed) != 1 || len(problems) > 0 {
				t.Fatalf("%q: allowed %v, problems %v", text, allowed, problems)
			}
			from, to := allowed[0].Scope.Start-len(directive), allowed[0].Scope.End-len(directive)
			if from != part.Start.Byte || to < part.End.Byte {
				t.Errorf("%q: it is about %q", text, allowed[0].Scope.Text())
			}
			for _, other := range all {
				if other.Start.Byte >= part.End.Byte && other.Start.Byte < to {
					t.Errorf("%q: it is about %q, which is more than what is below", text, allowed[0].Scope.Text())
				}
			}
		}
	})
}

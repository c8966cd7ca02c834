package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/value"
)

// hidden stands for a value that must not be printed.
const hidden = "(secret)"

// Secrets are the texts of a cluster's values that must not be printed: what is
// declared sensitive, and what was computed from it. True and false are not
// among them, since no text gives them away. The zero value, and a nil pointer,
// hold none.
type Secrets struct {
	texts []secretText // the longest first
	// bounds are the paths of plain numbers that may be computed from a secret.
	bounds map[string]bool
}

type secretText struct {
	text   string
	number bool
}

// SecretsOf gathers the secrets of a cluster.
func SecretsOf(c *Cluster) *Secrets {
	f := &secretFolder{secrets: &Secrets{bounds: map[string]bool{}}, numbers: map[string]bool{}, bounds: map[string]int{}}
	Fold(c, f)
	s := f.secrets
	f.addBounds()
	slices.SortFunc(s.texts, func(a, b secretText) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
	})
	s.texts = slices.Compact(s.texts)
	return s
}

func (s *Secrets) add(text string, number bool) {
	if strings.TrimSpace(text) != "" {
		s.texts = append(s.texts, secretText{text, number})
	}
}

// None reports whether there are no secrets.
func (s *Secrets) None() bool { return s == nil || len(s.texts) == 0 }

// Mask puts "(secret)" in the place of every secret in a text, whatever its
// letter case. Only whole words count.
func (s *Secrets) Mask(text string) string {
	return s.mask(text, func(secretText) bool { return true })
}

// MaskTelling is Mask for a text that values are not filled into: a number, a few
// letters and the words of AKS say nothing there.
func (s *Secrets) MaskTelling(text string) string { return s.mask(text, secretText.telling) }

// shortest is how many characters a secret has that tells something in a text
// which was not made from it; ordinary are longer words that do not either.
const shortest = 4

var ordinary = []string{"azure", "nodes", "none", "pods", "standard", "system", "user"}

func (t secretText) telling() bool {
	return !t.number && utf8.RuneCountInString(t.text) >= shortest && !slices.Contains(ordinary, strings.ToLower(t.text))
}

func (s *Secrets) mask(text string, counts func(secretText) bool) string {
	if s.None() {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		if n := s.at(text, i, counts); n > 0 {
			out.WriteString(hidden)
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		out.WriteString(text[i : i+size])
		i += size
	}
	return out.String()
}

// at is the length of the secret that starts at a place in a text, zero for
// none.
func (s *Secrets) at(text string, start int, counts func(secretText) bool) int {
	for _, t := range s.texts {
		end := start + len(t.text)
		if end <= len(text) && counts(t) && strings.EqualFold(text[start:end], t.text) && t.stands(text[:start], text[end:]) {
			return len(t.text)
		}
	}
	return 0
}

// stands reports whether a secret between two texts is a word of its own. An
// octet of an address is no number, the length of a prefix is.
func (t secretText) stands(before, after string) bool {
	last, n := utf8.DecodeLastRuneInString(before)
	next, m := utf8.DecodeRuneInString(after)
	if !t.number {
		return !inWord(last) && !inWord(next)
	}
	if inWord(last) || inWord(next) {
		return false
	}
	further, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	beyond, _ := utf8.DecodeRuneInString(after[m:])
	return !inAddress(last, further) && !inAddress(next, beyond) && last != '-' && next != '-'
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_')
}

// inAddress reports whether a separator joins what is before it to what is
// beyond it.
func inAddress(separator, beyond rune) bool {
	return (separator == '.' || separator == ':') && inWord(beyond)
}

// secretFolder gathers the texts of secret leaves. Lower bounds are plain
// numbers beside the leaf they bound.
type secretFolder struct {
	secrets *Secrets
	found   bool            // a number is secret
	numbers map[string]bool // by path: a leaf is secret, or not known
	bounds  map[string]int  // by the path of the leaf
}

const boundPrefix = "at_least_"

func (f *secretFolder) Leaf(path Path, leaf Leaf) (struct{}, bool) {
	if leaf.State() == Unknown {
		f.numbers[path.String()] = true
	}
	if leaf.State() == Unknown || !secret(leaf) {
		return struct{}{}, true
	}
	switch v := leaf.Plain().(type) {
	case string:
		f.secrets.add(v, false)
	case []string:
		for _, s := range v {
			f.secrets.add(s, false)
		}
	case map[string]string:
		for key, s := range v {
			f.secrets.add(s, false)
			if secretKeys(leaf) {
				f.secrets.add(key, false)
			}
		}
	case int:
		f.found, f.numbers[path.String()] = true, true
		f.secrets.add(strconv.Itoa(v), true)
	}
	return struct{}{}, true
}

func (f *secretFolder) Plain(path Path, v any) struct{} {
	if n, ok := v.(int); ok {
		f.bounds[path.String()] = n
	}
	return struct{}{}
}

// addBounds takes a bound for a secret when the leaf it bounds is one, or may
// be: what is not known may be computed from a secret in part.
func (f *secretFolder) addBounds() {
	if !f.found {
		return
	}
	for path, n := range f.bounds {
		i := strings.LastIndexByte(path, '.') + 1
		if leaf, ok := strings.CutPrefix(path[i:], boundPrefix); !ok || f.numbers[path[:i]+leaf] {
			f.secrets.bounds[path] = true
			f.secrets.add(strconv.Itoa(n), true)
		}
	}
}

func (*secretFolder) List(Path, Collection, []struct{}) struct{} { return struct{}{} }

func (*secretFolder) Object(Path, *Entity, []string, []struct{}) struct{} { return struct{}{} }

// secret reports whether a leaf was taken or computed from something that must
// not be printed.
func secret(leaf Leaf) bool {
	_, isMap := leaf.Plain().(map[string]string)
	return slices.ContainsFunc(leaf.From(), func(v *value.Value) bool {
		return v.Secret() || (isMap || v.Kind() == value.List) && holdsSecret(v)
	})
}

// secretKeys reports whether a leaf is a map that is secret as a whole, so that
// its keys are as well.
func secretKeys(leaf Leaf) bool {
	m, isMap := leaf.Plain().(map[string]string)
	return isMap && len(m) > 0 && slices.ContainsFunc(leaf.From(), (*value.Value).Secret)
}

// holdsSecret reports whether anything in a value must not be printed.
func holdsSecret(v *value.Value) bool {
	return v.Secret() || slices.ContainsFunc(v.Items(), holdsSecret) ||
		slices.ContainsFunc(v.Fields(), func(f value.Field) bool { return holdsSecret(f.Value) })
}

// sayable is a name that is known and no secret. Others are said by their
// address: a name is put into words that other clusters read too.
func sayable(name Value[string]) (string, bool) {
	s, ok := name.Get()
	return s, ok && !secret(name)
}

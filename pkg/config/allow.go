package config

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// Allow says that what a rule finds at some resources may stay. A star in
// Address, ModelPath and File stands for any text.
type Allow struct {
	Rule      string `key:"rule" need:"always" doc:"Name or identifier of the rule."`
	Address   string `key:"address" need:"always" doc:"Address of the resources, as reports name them; a star stands for any text."`
	ModelPath string `key:"path" doc:"Model paths of the findings, as the JSON report has them; a star stands for any text. Default: all."`
	// File is relative to the root of the repository.
	File   string       `key:"file" doc:"Files the findings are in; a star stands for any text. Default: all."`
	Reason string       `key:"reason" need:"always" doc:"Why it may stay."`
	Until  string       `key:"until" doc:"Last day on which it holds, as YYYY-MM-DD. Default: for good."`
	At     source.Range // where it begins
}

// allow reads what is allowed. An entry that is not whole is left out.
func (r *reader) allow(n node) []Allow {
	var out []Allow
	for _, item := range r.list(n) {
		a := Allow{At: r.at(item)}
		before := len(r.problems)
		r.object(item, "an entry of allow", fields{
			"rule":    func(n node) { a.Rule, a.At = r.text(n), r.at(n) },
			"address": func(n node) { a.Address = r.text(n) },
			"path":    func(n node) { a.ModelPath = r.text(n) },
			"file":    func(n node) { a.File = r.pattern(n) },
			"reason":  func(n node) { a.Reason = r.text(n) },
			"until":   func(n node) { a.Until = r.text(n) },
		})
		switch wrong := (finding.Suppression{Reason: a.Reason, Until: a.Until}).Wrong(); {
		case len(r.problems) > before:
		case a.Rule == "":
			r.wrong(item, "an entry of allow needs a rule", "Name it: rule: public-api-server.")
		case a.Address == "":
			r.wrong(item, "an entry of allow needs an address", "Name the resources as reports do; a star stands for any text.")
		case wrong != "":
			r.wrong(item, wrong, "Say why it may stay: reason: agreed with security until the gateway is there.")
		default:
			out = append(out, a)
		}
	}
	return out
}

// pattern reads a path in which a star stands for any text.
func (r *reader) pattern(n node) string {
	text := r.text(n)
	if text == "" {
		return ""
	}
	full := path.Join(r.dir, text)
	if path.IsAbs(text) || full == ".." || strings.HasPrefix(full, "../") {
		r.wrong(n, text+" leads out of the repository", "Paths are relative to the configuration file.")
		return ""
	}
	return full
}

package model

import (
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// standIns are words that stand where a secret is to be.
var standIns = []string{"token", "secret", "password", "passwd", "pass", "key", "value", "credential", "default", "string", "example", "sample", "test", "dummy", "foo", "bar"}

// isPlain reports whether a text says nothing secret: a plain word, a word that
// stands for a secret, or the name of what it is the value of, or its last word.
func isPlain(name, text string) bool {
	text = strings.ToLower(text)
	if slices.Contains(plainWords, text) || slices.Contains(standIns, text) {
		return true
	}
	own, said := source.Words(name), source.Words(text)
	return len(own) > 0 && len(said) > 0 && (text == own[len(own)-1] || strings.Join(own, "") == strings.Join(said, ""))
}

// isSecretValue reports whether the value of something with the name of a secret
// may be one.
func isSecretValue(name, text string) bool {
	return isSecretText(text) && !isPlain(name, strings.TrimSpace(text))
}

var (
	// settingsFile finds keys that name a file of settings.
	settingsFile = regexp.MustCompile(`(?i)\.(?:ya?ml|json|ini|conf|cfg|cnf|config|env|properties|toml|xml|txt)$`)
	// comment finds lines that say nothing to a program.
	comment = regexp.MustCompile(`(?m)^[ \t]*(?:#|;|//|<!--).*$`)
	// filledLater finds what a program replaces when it reads its settings.
	filledLater = regexp.MustCompile(`^[$&*!|>{\[]|^%\(|^%\w+%$`)
)

// blankComments puts blanks in the place of comments, so that the rest stays where
// it is.
func blankComments(text string) string {
	return comment.ReplaceAllStringFunc(text, func(line string) string { return strings.Repeat(" ", len(line)) })
}

// fileHoldsCredential reports whether a file of settings gives something away. A
// file that is called as a secret may hold nothing else: password.txt.
func fileHoldsCredential(name, text string) bool {
	text = strings.TrimSpace(comment.ReplaceAllString(text, ""))
	if strings.Contains(text, "PRIVATE KEY-----") {
		return true
	}
	for _, at := range source.Credentials(text) {
		found := text[at[0]:at[1]]
		isSetting := text[at[0]-1] == '=' // password=password, as against a URL
		if len(found) > 2 && isSecretText(found) && (!isSetting || !isPlain("", found)) {
			return true
		}
	}
	if stem := settingsFile.ReplaceAllString(name, ""); secretName(stem) && !strings.ContainsAny(text, ":=<{") && isSecretValue(stem, text) {
		return true
	}
	return slices.ContainsFunc(source.Settings(text), func(found source.Setting) bool {
		return secretName(found.Name) && !filledLater.MatchString(found.Held) && isSecretValue(found.Name, found.Held)
	})
}

// wholeSetting is a line up to the value of its only setting.
var wholeSetting = regexp.MustCompile(`(?:^|\n)[ \t]*[\w.-]+=$`)

// beginsLine reports whether what follows a text is the value of a setting that has
// a line of its own, as against a part of a connection string.
func beginsLine(before string) bool {
	return wholeSetting.MatchString(before[max(0, strings.LastIndexByte(before, '\n')):])
}

// aNumber is a limit or a time, such as the most tokens of an answer.
var aNumber = regexp.MustCompile(`^[\d.]+[a-z]{0,2}$`)

// settingCredential finds the first setting in a file of settings whose value is a
// credential, as far as its name and its value tell. What is called a secret is
// more often the name of an object of that kind, and what calls a function or
// leads elsewhere is none.
func settingCredential(text string) (source.Setting, bool) {
	for _, found := range source.Settings(text) {
		words, held := source.Words(found.Name), strings.TrimSpace(found.Held)
		last := words[len(words)-1]
		switch {
		case !found.Alone, !secretName(found.Name), !secretFlag(found.Name), strings.HasPrefix(last, "credential"):
		case filledLater.MatchString(held), strings.ContainsAny(held, " \t()[]"), strings.Contains(held, "://"):
		case last == "token" && aNumber.MatchString(held), !isSecretValue(found.Name, held):
		default:
			return found, true
		}
	}
	return source.Setting{}, false
}

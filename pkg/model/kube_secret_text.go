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
	// setting finds settings as they are written in such files: password: abc,
	// "token": "abc", db.password = abc, <password>abc</password>.
	setting = regexp.MustCompile(`([A-Za-z][\w.-]*)["']?[ \t]*(?:[:=]|>)[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'<,;}\]]+))`)
	// filledLater finds what a program replaces when it reads its settings.
	filledLater = regexp.MustCompile(`^[$&*!|>{\[]|^%\(|^%\w+%$`)
)

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
	return slices.ContainsFunc(setting.FindAllStringSubmatch(text, -1), func(m []string) bool {
		held := m[2] + m[3] + m[4]
		return secretName(m[1]) && !filledLater.MatchString(held) && isSecretValue(m[1], held)
	})
}

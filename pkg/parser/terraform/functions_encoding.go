package terraform

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"io"
	"net/url"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// encodingFunctions turn text into other forms and back.
func encodingFunctions() map[string]function.Function {
	return map[string]function.Function{
		"base64encode":     textFunc(1, func(a []string) (string, error) { return base64.StdEncoding.EncodeToString([]byte(a[0])), nil }),
		"base64decode":     textFunc(1, decodeBase64),
		"base64gzip":       textFunc(1, gzipBase64),
		"base64gunzip":     textFunc(1, gunzipBase64),
		"textencodebase64": textFunc(2, encodeText),
		"textdecodebase64": textFunc(2, decodeText),
		"urlencode":        textFunc(1, func(a []string) (string, error) { return url.QueryEscape(a[0]), nil }),
		"urldecode":        textFunc(1, func(a []string) (string, error) { return url.QueryUnescape(a[0]) }),
		"yamldecode":       yamlDecodeFunc,
	}
}

func decodeBase64(a []string) (string, error) {
	b, err := base64.StdEncoding.DecodeString(a[0])
	if err != nil {
		return "", errors.New("it is not valid base64")
	}
	return asText(b)
}

func asText(b []byte) (string, error) {
	if !utf8.Valid(b) {
		return "", errors.New("it does not hold text")
	}
	return string(b), nil
}

func gzipBase64(a []string) (string, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(a[0])); err != nil {
		return "", err
	}
	// Terraform flushes before it closes, which leaves a trace in the result.
	if err := z.Flush(); err != nil {
		return "", err
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}

// gunzipBase64 reads no more than a string may hold: a few bytes can unpack to
// gigabytes.
func gunzipBase64(a []string) (string, error) {
	b, err := base64.StdEncoding.DecodeString(a[0])
	if err != nil {
		return "", errors.New("it is not valid base64")
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return "", errors.New("it is not compressed by gzip")
	}
	out, err := io.ReadAll(io.LimitReader(z, maxString+1))
	switch {
	case err != nil:
		return "", errors.New("it is not compressed by gzip")
	case len(out) > maxString:
		return "", errLong
	}
	return asText(out)
}

// charset is a text encoding by its names; the standard has hundreds, and these
// are the ones met in practice (UTF-16LE is what PowerShell wants).
type charset struct {
	single rune // above this code point it has no character; 0 for UTF-16
	order  interface {
		binary.ByteOrder
		binary.AppendByteOrder
	}
}

func charsetOf(name string) (charset, error) {
	switch strings.ToUpper(name) {
	case "UTF-8", "UTF8":
		return charset{single: utf8.MaxRune}, nil
	case "US-ASCII", "ASCII":
		return charset{single: 0x7f}, nil
	case "ISO-8859-1", "ISO_8859-1", "LATIN1", "L1":
		return charset{single: 0xff}, nil
	case "UTF-16LE":
		return charset{order: binary.LittleEndian}, nil
	case "UTF-16BE":
		return charset{order: binary.BigEndian}, nil
	}
	return charset{}, unreadable{"the encoding " + name + " is not known to akslint"}
}

func encodeText(a []string) (string, error) {
	set, err := charsetOf(a[1])
	if err != nil {
		return "", err
	}
	var out []byte
	switch {
	case set.order != nil:
		for _, u := range utf16.Encode([]rune(a[0])) {
			out = set.order.AppendUint16(out, u)
		}
	case set.single == utf8.MaxRune:
		out = []byte(a[0])
	default:
		for _, r := range a[0] {
			if r > set.single {
				return "", errors.New("the encoding lacks a character of the text")
			}
			out = append(out, byte(r))
		}
	}
	return base64.StdEncoding.EncodeToString(out), nil
}

func decodeText(a []string) (string, error) {
	b, err := base64.StdEncoding.DecodeString(a[0])
	if err != nil {
		return "", errors.New("it is not valid base64")
	}
	set, err := charsetOf(a[1])
	if err != nil {
		return "", err
	}
	if out, ok := set.decode(b); ok && !strings.ContainsRune(out, utf8.RuneError) {
		return out, nil
	}
	return "", errors.New("it is not text in that encoding")
}

func (set charset) decode(b []byte) (string, bool) {
	switch {
	case set.order != nil:
		var units []uint16
		for ; len(b) > 1; b = b[2:] {
			units = append(units, set.order.Uint16(b))
		}
		return string(utf16.Decode(units)), len(b) == 0
	case set.single == utf8.MaxRune:
		return string(b), utf8.Valid(b)
	}
	out := make([]rune, len(b))
	for i, c := range b {
		if out[i] = rune(c); out[i] > set.single {
			return "", false
		}
	}
	return string(out), true
}

// yamlDecodeFunc refuses what grows beyond all bounds through aliases. The
// library shares what an alias stands for, so reading is cheap; walking through
// it would not be.
var yamlDecodeFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "text", Type: cty.String}},
	Type: func(args []cty.Value) (cty.Type, error) {
		if !args[0].IsKnown() {
			return cty.DynamicPseudoType, nil
		}
		v, err := decodeYAML(args[0].AsString())
		if err != nil {
			return cty.NilType, err
		}
		return v.Type(), nil
	},
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return decodeYAML(args[0].AsString()) },
})

func decodeYAML(text string) (cty.Value, error) {
	if err := yamlBounds(text); err != nil {
		return because(cty.DynamicVal, err.Error()), nil
	}
	v, err := ctyyaml.Standard.Unmarshal([]byte(text), cty.DynamicPseudoType)
	if err != nil {
		return cty.NilVal, err
	}
	switch why := oversized(v); why {
	case "":
		return v, nil
	case whyTooMany:
		return because(cty.DynamicVal, "the YAML document has more parts than are evaluated"), nil
	default:
		return because(cty.DynamicVal, why), nil
	}
}

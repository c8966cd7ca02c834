package source

import (
	"bytes"
	"encoding/binary"
	"path"
	"strings"
	"unicode/utf16"
)

// asUTF8 is the text of a JSON file that is written in UTF-16 with a byte order
// mark, as a shell of Windows writes what is redirected to a file. Anything else
// is left as it is.
func asUTF8(name string, data []byte) []byte {
	order := orderOf(name, data)
	if order == nil {
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for data = data[2:]; len(data) > 1; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	return []byte(string(utf16.Decode(units)))
}

// orderOf is the byte order of a JSON file in UTF-16, nil for any other file.
func orderOf(name string, data []byte) binary.ByteOrder {
	switch {
	case !strings.EqualFold(path.Ext(name), ".json"):
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return binary.BigEndian
	}
	return nil
}

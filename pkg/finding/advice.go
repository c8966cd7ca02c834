package finding

// Advice says what to write instead, in the words of each language. One text that
// serves both stands in both fields. The zero value is no advice.
type Advice struct {
	// Terraform is in the words of the azurerm provider.
	Terraform string
	// ARM is in those of ARM, which templates, Bicep and the azapi provider share.
	ARM string
}

// Anywhere is advice that reads the same in every language.
func Anywhere(text string) Advice { return Advice{Terraform: text, ARM: text} }

// String is the text that serves both languages, or one paragraph for each.
func (a Advice) String() string {
	if a.Terraform == a.ARM {
		return a.ARM
	}
	return "Terraform: " + a.Terraform + "\n\nARM and Bicep: " + a.ARM
}

package arm

// functions is every function of the language but those that decide themselves
// which of their arguments are evaluated.
var functions = map[string]function{}

func init() { //nolint:gochecknoinits // one table out of the tables of each family; a literal would be a cycle
	for _, table := range []map[string]function{
		listFunctions(), objectFunctions(), lambdaFunctions(), textFunctions(), encodingFunctions(),
		numberFunctions(), logicFunctions(), timeFunctions(), networkFunctions(),
		deploymentFunctions(), idFunctions(), runtimeFunctions(),
	} {
		for name, f := range table {
			functions[name] = f
		}
	}
}

package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

func deploymentFunctions() map[string]function {
	return map[string]function{
		"deployment":      {0, 0, true, deploymentObject},
		"deployer":        {0, 0, true, func(c *call) *val { return c.unknownText("who deploys is not known") }},
		"environment":     {0, 0, true, func(*call) *val { return publicCloud() }},
		"subscription":    {0, 0, true, subscription},
		"resourcegroup":   {0, 0, true, resourceGroup},
		"managementgroup": {0, 0, true, managementGroup},
		"tenant":          {0, 0, true, func(*call) *val { return tenant() }},
		"fail": {1, 1, true, func(c *call) *val {
			s, _ := asText(c.args[0])
			return unknown("the template fails here: "+c.told("%s", s), c.unit().once("fail"))
		}},
	}
}

// live is an object of which some entries are known and the others only when
// the template is deployed.
func live(sym, why string, fields []entry) *val {
	out := objectVal(fields)
	out.open, out.sym = true, sym
	out.member = func(name string) *val {
		if v := out.field(name); v != nil {
			return v
		}
		return unknown(why, sym+"."+strings.ToLower(name))
	}
	return out
}

func resourceGroup(c *call) *val {
	l := c.dep.level
	if l.kind != atGroup {
		return unknown("the template is not deployed to a resource group", "resourceGroup()")
	}
	id := textOf(l.id())
	fields := []entry{
		{name: "id", v: id},
		{name: "name", v: l.group},
		{name: "type", v: strVal("Microsoft.Resources/resourceGroups")},
	}
	if r := c.dep.above(piecesOf(id)); r != nil && !r.existing && azure.SameType(r.typ, typeGroup) {
		if loc := r.whole.get().field("location"); loc != nil {
			fields = append(fields, entry{name: "location", v: loc.via(value.Step{Kind: value.StepResource, Name: r.address + ".location", Range: r.header})})
		}
	} else if key(piecesOf(id)) == key(c.unit().root.level.id()) {
		fields = append(fields, entry{name: "location", v: c.unit().run.at.location()})
	}
	return live("resourceGroup("+key(l.id())+")", "the resource group is known only when the template is deployed", fields)
}

// location is that of the resource group a template is deployed to.
func (r Run) location() *val {
	if r.Location != "" {
		return strVal(r.Location)
	}
	return unknown("the location of the resource group is not known (say it as location of the root in .akslint.yaml)", symGroup+".location")
}

func subscription(c *call) *val {
	l := c.dep.level
	if l.sub == nil {
		return unknown("the subscription is known only when the template is deployed", "subscription()")
	}
	return live("subscription("+l.sub.normal()+")", "the subscription is known only when the template is deployed", []entry{
		{name: "id", v: textOf(joinParts("/subscriptions/", l.sub))},
		{name: "subscriptionId", v: l.sub},
	})
}

func managementGroup(c *call) *val {
	l := c.dep.level
	if l.kind != atManagementGroup {
		return unknown("the template is not deployed to a management group", "managementGroup()")
	}
	return live("managementGroup("+l.group.normal()+")", "the management group is known only when the template is deployed", []entry{
		{name: "id", v: textOf(l.id())},
		{name: "name", v: l.group},
		{name: "type", v: strVal("Microsoft.Management/managementGroups")},
	})
}

func tenant() *val {
	return live("tenant()", "the tenant is known only when the template is deployed", []entry{{name: "id", v: strVal("/")}})
}

func deploymentObject(c *call) *val {
	d := c.dep
	var fields []entry
	if d.via != nil {
		fields = append(fields, entry{name: "name", v: d.via.name})
		if loc := d.via.node.get("location"); loc != nil {
			fields = append(fields, entry{name: "location", v: d.via.scope.node(loc, "location")})
		}
	}
	sym, why := "deployment("+d.path()+")", "the deployment is known only when it is made"
	if d.file != "" {
		address := unknown("where the template lies is known only when it is deployed", symAddress+d.file)
		link := live(sym+".properties.templatelink", why, []entry{{name: "uri", v: address}})
		fields = append(fields, entry{name: "properties", v: live(sym+".properties", why, []entry{{name: "templateLink", v: link}})})
	}
	return live(sym, why, fields)
}

// publicCloud are the constants of the public cloud. The same template in
// another cloud gets others.
func publicCloud() *val {
	object := func(pairs ...string) *val {
		var fields []entry
		for i := 0; i < len(pairs); i += 2 {
			fields = append(fields, entry{name: pairs[i], v: strVal(pairs[i+1])})
		}
		return objectVal(fields)
	}
	out := object("name", "AzureCloud", "gallery", "https://gallery.azure.com/", "graph", "https://graph.windows.net/",
		"portal", "https://portal.azure.com", "graphAudience", "https://graph.windows.net/",
		"activeDirectoryDataLake", "https://datalake.azure.net/", "batch", "https://batch.core.windows.net/",
		"media", "https://rest.media.azure.net", "sqlManagement", "https://management.core.windows.net:8443/",
		"vmImageAliasDoc", "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/master/arm-compute/quickstart-templates/aliases.json",
		"resourceManager", "https://management.azure.com/")
	suffixes := object("acrLoginServer", ".azurecr.io", "azureDatalakeAnalyticsCatalogAndJob", "azuredatalakeanalytics.net",
		"azureDatalakeStoreFileSystem", "azuredatalakestore.net", "azureFrontDoorEndpointSuffix", "azurefd.net",
		"keyvaultDns", ".vault.azure.net", "sqlServerHostname", ".database.windows.net", "storage", "core.windows.net")
	login := object("loginEndpoint", "https://login.microsoftonline.com/", "tenant", "common", "identityProvider", "AAD")
	login.fields = append(login.fields, entry{name: "audiences", v: listVal([]*val{
		strVal("https://management.core.windows.net/"), strVal("https://management.azure.com/"),
	})})
	return objectVal(append(out.fields, entry{name: "suffixes", v: suffixes}, entry{name: "authentication", v: login}))
}

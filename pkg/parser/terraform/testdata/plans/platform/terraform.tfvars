pools = {
  web = { size = "Standard_D8ds_v5", count = 4, subnet = "nodes" }
}

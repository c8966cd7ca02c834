regions = {
  westeurope  = { cidr = "10.0.0.0/16", primary = true, zones = [1, 2, 3] }
  northeurope = { cidr = "10.1.0.0/16", tags = { tier = "standby" } }
  uksouth     = { cidr = "10.2.0.0/16", zones = [] }
}

admin_group_id = "6f2d9f4e-0000-4000-8000-3f1d5a6b7c8d"

system_pool = {
  min = 2
  max = 5
}

pools = {
  web = {
    vm_size = "Standard_D8ds_v5"
    max     = 25
  }
  jobs = {
    vm_size  = "Standard_E8ds_v5"
    min      = 3
    max      = 6
    max_pods = 50
  }
}

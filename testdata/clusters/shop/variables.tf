variable "location" {
  type    = string
  default = "westeurope"
}

variable "address_space" {
  description = "Range of the shop's network."
  type        = string
  default     = "10.0.0.0/16"
}

variable "system_pool" {
  description = "Bounds of the system pool."
  type = object({
    min = number
    max = number
  })
}

variable "pools" {
  description = "Pools for the shop's own workloads."
  type = map(object({
    vm_size  = string
    min      = optional(number, 3)
    max      = number
    max_pods = optional(number, 30)
    surge    = optional(string, "33%")
  }))
}

variable "admin_group_id" {
  description = "Object id of the group that administers the cluster."
  type        = string
}

variable "hub_network_id" {
  description = "Network with the firewall and the private DNS zones; each environment has its own."
  type        = string
}

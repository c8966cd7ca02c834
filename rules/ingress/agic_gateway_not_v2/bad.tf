resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  network_profile {
    network_plugin = "azure"
  }

  ingress_application_gateway {
    gateway_id = azurerm_application_gateway.web.id
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_virtual_network" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  address_space       = ["10.0.0.0/8"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.1.0.0/20"]
}

resource "azurerm_subnet" "gateway" {
  name                 = "gateway"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.2.0.0/24"]

  delegation {
    name = "gateway"

    service_delegation {
      name = "Microsoft.Network/applicationGateways"
    }
  }
}

resource "azurerm_application_gateway" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "shop"

  sku {
    name     = "WAF_Medium"
    tier     = "WAF"
    capacity = 2
  }

  gateway_ip_configuration {
    name      = "network"
    subnet_id = azurerm_subnet.gateway.id
  }

  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.web.id
  }

  frontend_port {
    name = "http"
    port = 80
  }

  backend_address_pool {
    name = "none"
  }

  backend_http_settings {
    name                  = "http"
    cookie_based_affinity = "Disabled"
    port                  = 80
    protocol              = "Http"
    request_timeout       = 30
  }

  http_listener {
    name                           = "http"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "http"
    protocol                       = "Http"
  }

  request_routing_rule {
    name                       = "http"
    priority                   = 100
    rule_type                  = "Basic"
    http_listener_name         = "http"
    backend_address_pool_name  = "none"
    backend_http_settings_name = "http"
  }
}

resource "azurerm_public_ip" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "shop"
  allocation_method   = "Static"
}

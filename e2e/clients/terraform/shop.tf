# One of every resource that Terraform's AWS provider has for REST APIs. `second` is the same shop a release later.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "second" { type = bool }

data "aws_caller_identity" "me" {}

resource "aws_iam_role" "logs" {
  name = "logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "apigateway.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "logs" {
  name   = "logs"
  role   = aws_iam_role.logs.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "*" }] })
}

resource "aws_cloudwatch_log_group" "access" { name = "/shop/access" }

resource "aws_api_gateway_account" "account" { cloudwatch_role_arn = aws_iam_role.logs.arn }

resource "aws_api_gateway_rest_api" "shop" {
  name                     = "shop"
  description              = var.second ? "the shop" : "a shop"
  binary_media_types       = var.second ? ["image/gif"] : ["image/png"]
  minimum_compression_size = var.second ? -1 : 1024
  tags                     = { team = "pets" }
  endpoint_configuration { types = ["REGIONAL"] }
}

resource "aws_api_gateway_rest_api_policy" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.shop.execution_arn}/*" }]
  })
}

resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = var.second ? "animals" : "pets"
}

resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "{petId}"
}

resource "aws_api_gateway_model" "pet" {
  rest_api_id  = aws_api_gateway_rest_api.shop.id
  name         = "Pet"
  description  = var.second ? "a pet" : "pet"
  content_type = "application/json"
  schema       = jsonencode({ "$schema" = "http://json-schema.org/draft-04/schema#", type = "object", properties = { id = { type = "integer" } } })
}

resource "aws_api_gateway_request_validator" "all" {
  rest_api_id                 = aws_api_gateway_rest_api.shop.id
  name                        = "all"
  validate_request_body       = !var.second
  validate_request_parameters = true
}

resource "aws_api_gateway_authorizer" "pool" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  name          = "pool"
  type          = "COGNITO_USER_POOLS"
  provider_arns = ["arn:aws:cognito-idp:us-east-1:${data.aws_caller_identity.me.account_id}:userpool/us-east-1_abc"]
}

resource "aws_api_gateway_authorizer" "token" {
  rest_api_id                      = aws_api_gateway_rest_api.shop.id
  name                             = "token"
  authorizer_uri                   = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:${data.aws_caller_identity.me.account_id}:function:guard/invocations"
  authorizer_result_ttl_in_seconds = var.second ? 0 : 500
}

resource "aws_api_gateway_method" "pet" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  resource_id          = aws_api_gateway_resource.pet.id
  http_method          = "GET"
  authorization        = "CUSTOM"
  authorizer_id        = aws_api_gateway_authorizer.token.id
  request_validator_id = aws_api_gateway_request_validator.all.id
  api_key_required     = true
  request_parameters   = merge({ "method.request.path.petId" = true }, var.second ? { "method.request.querystring.r" = true } : { "method.request.querystring.q" = false })
  request_models       = var.second ? {} : { "application/json" = aws_api_gateway_model.pet.name }
}

resource "aws_api_gateway_integration" "pet" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = aws_api_gateway_method.pet.http_method
  type                    = "HTTP"
  integration_http_method = "GET"
  uri                     = "http://localhost:1/{petId}"
  request_parameters      = { "integration.request.path.petId" = "method.request.path.petId" }
  cache_key_parameters    = var.second ? [] : ["method.request.path.petId"]
  timeout_milliseconds    = var.second ? 6000 : 5000
}

resource "aws_api_gateway_method" "pets" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.pets.id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_method_response" "pets" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_method.pets.http_method
  status_code         = "200"
  response_models     = { "application/json" = "Empty" }
  response_parameters = { "method.response.header.X-Shop" = true }
}

resource "aws_api_gateway_integration" "pets" {
  rest_api_id       = aws_api_gateway_rest_api.shop.id
  resource_id       = aws_api_gateway_resource.pets.id
  http_method       = aws_api_gateway_method.pets.http_method
  type              = "MOCK"
  request_templates = { "application/json" = "{\"statusCode\": 200}" }
}

resource "aws_api_gateway_integration_response" "pets" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_integration.pets.http_method
  status_code         = aws_api_gateway_method_response.pets.status_code
  response_templates  = var.second ? { "application/xml" = "<pets/>" } : { "application/json" = "[]" }
  response_parameters = { "method.response.header.X-Shop" = "'shop'" }
}

resource "aws_api_gateway_gateway_response" "unauthorized" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  response_type       = "UNAUTHORIZED"
  status_code         = var.second ? "403" : "401"
  response_templates  = { "application/json" = "{\"message\":$context.error.messageString}" }
  response_parameters = { "gatewayresponse.header.WWW-Authenticate" = "'Basic'" }
}

resource "aws_api_gateway_documentation_part" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  properties  = jsonencode({ description = var.second ? "lists all pets" : "lists pets" })
  location {
    type   = "METHOD"
    method = "GET"
    path   = "/pets"
  }
}

resource "aws_api_gateway_documentation_version" "first" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  version     = "1"
  depends_on  = [aws_api_gateway_documentation_part.pets]
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = { release = var.second ? "2" : "1" }
  depends_on  = [aws_api_gateway_integration_response.pets, aws_api_gateway_integration.pet, aws_api_gateway_rest_api_policy.shop]
  lifecycle { create_before_destroy = true }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  deployment_id         = aws_api_gateway_deployment.shop.id
  stage_name            = "live"
  description           = "what customers see"
  variables             = var.second ? { size = "red" } : { color = "blue" }
  xray_tracing_enabled  = !var.second
  documentation_version = aws_api_gateway_documentation_version.first.version
  cache_cluster_enabled = !var.second
  cache_cluster_size    = "0.5"
  tags                  = { team = "pets" }
  depends_on            = [aws_api_gateway_account.account]
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = "$context.requestId $context.status"
  }
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"
  settings {
    metrics_enabled        = true
    logging_level          = var.second ? "OFF" : "INFO"
    throttling_burst_limit = 10
    throttling_rate_limit  = 5
  }
}

resource "aws_api_gateway_method_settings" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "pets/GET"
  depends_on  = [aws_api_gateway_method_settings.all]
  settings {
    caching_enabled      = true
    cache_ttl_in_seconds = 60
  }
}

resource "aws_api_gateway_usage_plan" "gold" {
  name = "gold"
  api_stages {
    api_id = aws_api_gateway_rest_api.shop.id
    stage  = aws_api_gateway_stage.live.stage_name
    throttle {
      path        = "/pets/GET"
      burst_limit = var.second ? 4 : 3
      rate_limit  = 2
    }
  }
  quota_settings {
    limit  = var.second ? 30 : 20
    offset = 2
    period = "WEEK"
  }
  throttle_settings {
    burst_limit = 5
    rate_limit  = 10
  }
}

resource "aws_api_gateway_api_key" "customer" {
  name = var.second ? "customer 1" : "customer"
  tags = { team = "pets" }
}

resource "aws_api_gateway_usage_plan_key" "customer" {
  key_id        = aws_api_gateway_api_key.customer.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.gold.id
}

resource "aws_api_gateway_client_certificate" "ours" { description = var.second ? "the first" : "first" }

resource "aws_api_gateway_vpc_link" "inside" {
  name        = var.second ? "within" : "inside"
  target_arns = ["arn:aws:elasticloadbalancing:us-east-1:${data.aws_caller_identity.me.account_id}:loadbalancer/net/shop/0123456789abcdef"]
}

resource "aws_api_gateway_domain_name" "shop" {
  domain_name              = "shop.example.com"
  regional_certificate_arn = "arn:aws:acm:us-east-1:${data.aws_caller_identity.me.account_id}:certificate/00000000-0000-0000-0000-000000000000"
  endpoint_configuration { types = ["REGIONAL"] }
}

resource "aws_api_gateway_base_path_mapping" "shop" {
  api_id      = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  domain_name = aws_api_gateway_domain_name.shop.domain_name
  base_path   = var.second ? "v2" : "v1"
}

resource "aws_api_gateway_rest_api" "imported" {
  name = "imported"
  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "imported", version = "1.0" }
    paths = {
      (var.second ? "/b" : "/a") = {
        get = {
          responses = { "200" = { description = "ok" } }
          "x-amazon-apigateway-integration" = {
            type             = "mock"
            requestTemplates = { "application/json" = "{\"statusCode\": 200}" }
            responses        = { default = { statusCode = "200" } }
          }
        }
      }
    }
  })
}

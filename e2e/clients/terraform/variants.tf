# What a shop seldom has: private and imported APIs, functions and queues, canaries, every kind of authorizer, data sources.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "second" { type = bool }

resource "aws_api_gateway_rest_api" "private" {
  name                         = "private"
  put_rest_api_mode            = "merge"
  api_key_source               = "AUTHORIZER"
  disable_execute_api_endpoint = var.second
  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" }] })
  body = jsonencode({
    swagger     = "2.0"
    info        = { title = "private", version = "2" }
    schemes     = ["https"]
    definitions = { Pet = { type = "object" } }
    paths = {
      "/a/{id}" = {
        get = {
          parameters = [{ name = "id", in = "path", required = true, type = "string" }]
          responses  = { "200" = { description = "ok", headers = { X = { type = "string" } } } }
          "x-amazon-apigateway-integration" = {
            type              = "HTTP_PROXY"
            httpMethod        = "GET"
            uri               = "https://example.com/{id}"
            requestParameters = { "integration.request.path.id" = "method.request.path.id" }
          }
        }
      }
    }
  })
  lifecycle { ignore_changes = [policy] }
}

resource "aws_api_gateway_rest_api" "variants" {
  name               = "variants"
  binary_media_types = ["*/*"]
}

resource "aws_api_gateway_resource" "proxy" {
  rest_api_id = aws_api_gateway_rest_api.variants.id
  parent_id   = aws_api_gateway_rest_api.variants.root_resource_id
  path_part   = "{proxy+}"
}

resource "aws_api_gateway_authorizer" "request" {
  rest_api_id                    = aws_api_gateway_rest_api.variants.id
  name                           = "request"
  type                           = "REQUEST"
  identity_source                = var.second ? "method.request.header.A,method.request.querystring.B" : "method.request.header.A"
  authorizer_uri                 = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations"
  authorizer_credentials         = "arn:aws:iam::000000000000:role/x"
  identity_validation_expression = var.second ? "^x" : ""
}

resource "aws_api_gateway_authorizer" "pool" {
  rest_api_id   = aws_api_gateway_rest_api.variants.id
  name          = "pool"
  type          = "COGNITO_USER_POOLS"
  provider_arns = var.second ? ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_b"] : ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a"]
}

resource "aws_api_gateway_method" "any" {
  rest_api_id          = aws_api_gateway_rest_api.variants.id
  resource_id          = aws_api_gateway_resource.proxy.id
  http_method          = "ANY"
  authorization        = var.second ? "COGNITO_USER_POOLS" : "AWS_IAM"
  authorizer_id        = var.second ? aws_api_gateway_authorizer.pool.id : null
  authorization_scopes = var.second ? ["a", "b"] : null
  operation_name       = var.second ? "x" : "y"
  request_parameters   = { "method.request.path.proxy" = true }
}

resource "aws_api_gateway_integration" "any" {
  rest_api_id             = aws_api_gateway_rest_api.variants.id
  resource_id             = aws_api_gateway_resource.proxy.id
  http_method             = aws_api_gateway_method.any.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations"
  content_handling        = var.second ? "CONVERT_TO_TEXT" : null
  passthrough_behavior    = var.second ? "NEVER" : "WHEN_NO_MATCH"
  cache_namespace         = "ns"
  cache_key_parameters    = ["method.request.path.proxy"]
}

resource "aws_api_gateway_method" "sqs" {
  rest_api_id   = aws_api_gateway_rest_api.variants.id
  resource_id   = aws_api_gateway_rest_api.variants.root_resource_id
  http_method   = "POST"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "sqs" {
  rest_api_id             = aws_api_gateway_rest_api.variants.id
  resource_id             = aws_api_gateway_rest_api.variants.root_resource_id
  http_method             = aws_api_gateway_method.sqs.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  credentials             = "arn:aws:iam::000000000000:role/x"
  uri                     = "arn:aws:apigateway:us-east-1:sqs:path/000000000000/q"
  request_parameters      = { "integration.request.header.Content-Type" = "'application/x-www-form-urlencoded'" }
  request_templates       = { "application/json" = "Action=SendMessage&MessageBody=$input.body" }
}

resource "aws_api_gateway_method_response" "sqs" {
  for_each    = toset(["200", "500"])
  rest_api_id = aws_api_gateway_rest_api.variants.id
  resource_id = aws_api_gateway_rest_api.variants.root_resource_id
  http_method = aws_api_gateway_method.sqs.http_method
  status_code = each.key
}

resource "aws_api_gateway_integration_response" "sent" {
  rest_api_id        = aws_api_gateway_rest_api.variants.id
  resource_id        = aws_api_gateway_rest_api.variants.root_resource_id
  http_method        = aws_api_gateway_integration.sqs.http_method
  status_code        = aws_api_gateway_method_response.sqs["200"].status_code
  selection_pattern  = "^2[0-9][0-9]"
  response_templates = { "application/json" = "{}" }
}

resource "aws_api_gateway_integration_response" "failed" {
  rest_api_id      = aws_api_gateway_rest_api.variants.id
  resource_id      = aws_api_gateway_rest_api.variants.root_resource_id
  http_method      = aws_api_gateway_integration.sqs.http_method
  status_code      = aws_api_gateway_method_response.sqs["500"].status_code
  content_handling = var.second ? "CONVERT_TO_BINARY" : null
}

resource "aws_api_gateway_deployment" "one" {
  rest_api_id = aws_api_gateway_rest_api.variants.id
  depends_on  = [aws_api_gateway_integration.any, aws_api_gateway_integration_response.sent, aws_api_gateway_integration_response.failed]
}

resource "aws_api_gateway_deployment" "two" {
  rest_api_id = aws_api_gateway_rest_api.variants.id
  description = "two"
  depends_on  = [aws_api_gateway_deployment.one]
}

resource "aws_api_gateway_client_certificate" "ours" {}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = aws_api_gateway_rest_api.variants.id
  deployment_id         = aws_api_gateway_deployment.one.id
  stage_name            = "live"
  client_certificate_id = aws_api_gateway_client_certificate.ours.id
  variables             = { a = "1" }
  dynamic "canary_settings" {
    for_each = var.second ? [1] : []
    content {
      deployment_id            = aws_api_gateway_deployment.two.id
      percent_traffic          = 25.5
      stage_variable_overrides = { a = "2" }
      use_stage_cache          = true
    }
  }
}

resource "aws_api_gateway_stage" "canary" {
  rest_api_id   = aws_api_gateway_rest_api.variants.id
  deployment_id = aws_api_gateway_deployment.one.id
  stage_name    = "canary"
  canary_settings {
    deployment_id            = aws_api_gateway_deployment.two.id
    percent_traffic          = var.second ? 20 : 10
    stage_variable_overrides = var.second ? { y = "z" } : { a = "2", b = "3" }
  }
}

resource "aws_api_gateway_domain_name" "edge" {
  domain_name     = "edge.example.com"
  certificate_arn = "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000"
  security_policy = var.second ? "TLS_1_2" : "TLS_1_0"
}

resource "aws_api_gateway_domain_name" "mtls" {
  domain_name              = "mtls.example.com"
  regional_certificate_arn = "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000"
  security_policy          = "TLS_1_2"
  endpoint_configuration { types = ["REGIONAL"] }
  mutual_tls_authentication {
    truststore_uri = "s3://trust/store.pem"
  }
}

resource "aws_api_gateway_base_path_mapping" "root" {
  api_id      = aws_api_gateway_rest_api.variants.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  domain_name = aws_api_gateway_domain_name.edge.domain_name
}

resource "aws_api_gateway_gateway_response" "default_4xx" {
  rest_api_id         = aws_api_gateway_rest_api.variants.id
  response_type       = "DEFAULT_4XX"
  response_parameters = var.second ? { "gatewayresponse.header.Access-Control-Allow-Origin" = "'*'" } : {}
  response_templates  = var.second ? { "application/json" = "{}", "application/xml" = "<a/>" } : { "application/json" = "{\"message\":$context.error.messageString}" }
}

resource "aws_api_gateway_usage_plan" "silver" {
  name         = "silver"
  product_code = var.second ? "c" : null
  dynamic "quota_settings" {
    for_each = var.second ? [] : [1]
    content {
      limit  = 5
      period = "DAY"
    }
  }
}

resource "aws_api_gateway_api_key" "customer" {
  name        = "customer"
  value       = "abcdefghijklmnopqrstuvwxyz"
  enabled     = !var.second
  description = "of a customer"
  customer_id = "42"
}

data "aws_api_gateway_rest_api" "found" {
  name       = aws_api_gateway_rest_api.variants.name
  depends_on = [aws_api_gateway_stage.live]
}

data "aws_api_gateway_resource" "found" {
  rest_api_id = aws_api_gateway_rest_api.variants.id
  path        = "/{proxy+}"
  depends_on  = [aws_api_gateway_resource.proxy]
}

data "aws_api_gateway_export" "found" {
  rest_api_id = aws_api_gateway_rest_api.variants.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  export_type = "oas30"
}

data "aws_api_gateway_sdk" "found" {
  rest_api_id = aws_api_gateway_rest_api.variants.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  sdk_type    = "javascript"
}

data "aws_api_gateway_authorizers" "found" {
  rest_api_id = aws_api_gateway_rest_api.variants.id
  depends_on  = [aws_api_gateway_authorizer.pool]
}

data "aws_api_gateway_api_key" "found" { id = aws_api_gateway_api_key.customer.id }

data "aws_api_gateway_domain_name" "found" { domain_name = aws_api_gateway_domain_name.edge.domain_name }

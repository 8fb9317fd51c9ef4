# Where Fourbox answers, for each of the configurations.

variable "endpoint" { type = string }

provider "aws" {
  region     = "us-east-1"
  access_key = "test"
  secret_key = "test"
  endpoints {
    apigateway     = var.endpoint
    cloudwatchlogs = var.endpoint
    iam            = var.endpoint
    sts            = var.endpoint
  }
}

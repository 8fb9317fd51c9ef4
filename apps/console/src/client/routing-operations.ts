/** The schemas of the operations of API Gateway's second generation that the console calls; one by one, as in `operations.ts`. */
export {
  CreateApiMapping$ as CreateApiMapping,
  CreateRoutingRule$ as CreateRoutingRule,
  DeleteApiMapping$ as DeleteApiMapping,
  DeleteRoutingRule$ as DeleteRoutingRule,
  GetApiMappings$ as GetApiMappings,
  ListRoutingRules$ as ListRoutingRules,
  PutRoutingRule$ as PutRoutingRule,
  UpdateApiMapping$ as UpdateApiMapping,
} from '@aws-sdk/client-apigatewayv2'

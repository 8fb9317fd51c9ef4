import { type Contest, callWith } from './contender.ts'
import { escapeJavaScript } from './escape.ts'

interface Order {
  readonly customer?: string
  readonly total: number
  readonly tags: readonly string[]
  readonly lines: readonly { readonly sku: string; readonly qty: number; readonly price: number }[]
}

export const dynamodb: Contest = {
  name: 'a request to DynamoDB of 20 lines',
  template: `#set($order = $input.path('$'))
{
  "TableName": "$stageVariables.table",
  "Item": {
    "id": { "S": "$context.requestId" },
#if($order.customer && $order.customer != "")
    "customer": { "S": "$util.escapeJavaScript($order.customer)" },
#end
    "total": { "N": "$order.total" },
#if($order.tags.size() > 0)
    "tags": { "SS": [#foreach($tag in $order.tags)"$tag"#if($foreach.hasNext), #end#end] },
#end
    "lines": { "L": [
#foreach($line in $order.lines)
      { "M": { "sku": { "S": "$line.sku" }, "qty": { "N": "$line.qty" }, "price": { "N": "$line.price" } } }#if($foreach.hasNext),#end

#end
    ] }
  },
  "ConditionExpression": "attribute_not_exists(id)"
}
`,
  call: callWith({
    body: JSON.stringify({
      customer: 'Lee OHara',
      email: 'lee@example.com',
      total: 31.5,
      paid: true,
      tags: ['gift', 'fragile'],
      lines: [
        { sku: 'A-1', qty: 2, price: 10.25 },
        { sku: 'B-2', qty: 1, price: 11.5 },
        { sku: 'C-3', qty: 4, price: 0.75 },
      ],
      address: { street: '1 Main St', city: 'Bergen' },
    }),
  }),
  byHand: ({ body, stageVariables, context }) => {
    const order: Order = JSON.parse(body)
    const tags = order.tags.map((tag) => `"${tag}"`).join(', ')
    const lines = order.lines.map(
      ({ sku, qty, price }) => `      { "M": { "sku": { "S": "${sku}" }, "qty": { "N": "${qty}" }, "price": { "N": "${price}" } } }`,
    )
    return `{
  "TableName": "${stageVariables.table}",
  "Item": {
    "id": { "S": "${context.requestId}" },
${order.customer ? `    "customer": { "S": "${escapeJavaScript(order.customer)}" },\n` : ''}    "total": { "N": "${order.total}" },
${order.tags.length > 0 ? `    "tags": { "SS": [${tags}] },\n` : ''}    "lines": { "L": [
${lines.join(',\n')}
    ] }
  },
  "ConditionExpression": "attribute_not_exists(id)"
}
`
  },
  goals: { velocityjs: 10, byHand: 1 },
}

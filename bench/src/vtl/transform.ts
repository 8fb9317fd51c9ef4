import { type Contest, callWith } from './contender.ts'
import { escapeJavaScript } from './escape.ts'

interface Item {
  readonly id: number
  readonly sku: string
  readonly title: string
  readonly brand: string
  readonly colour: string
  readonly size: string
  readonly warehouse: string
  readonly currency: string
  readonly qty: number
  readonly price: number
  readonly gift: boolean
  readonly note: string
  readonly stock: number
  readonly dimensions: { readonly width: number; readonly height: number; readonly depth: number; readonly weight: number }
  readonly supplier: { readonly name: string; readonly country: string }
  readonly tags: readonly string[]
}

interface Order {
  readonly orderedAt: string
  readonly channel: string
  readonly express: boolean
  readonly customer: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly phone: string
    readonly language: string
    readonly segment: string
    readonly address: { readonly street: string; readonly city: string; readonly zip: string; readonly country: string }
  }
  readonly items: readonly Item[]
}

const order: Order = {
  orderedAt: '2026-11-21T08:00:00Z',
  channel: 'web',
  express: true,
  customer: {
    id: 'c-77',
    name: 'Lee OHara',
    email: 'lee@example.com',
    phone: '+47 55 00 00 00',
    language: 'nb',
    segment: 'private',
    address: { street: '1 Main St', city: 'Bergen', zip: '5003', country: 'NO' },
  },
  items: Array.from({ length: 100 }, (_, index) => ({
    id: 1000 + index,
    sku: `SKU-${index}`,
    title: `Lamp "Model ${index}"`,
    brand: 'Lumen',
    colour: ['black', 'white', 'brass'][index % 3] ?? '',
    size: ['S', 'M', 'L', 'XL'][index % 4] ?? '',
    warehouse: 'BGO-2',
    currency: 'NOK',
    qty: index % 13,
    price: 199.5 + index,
    gift: index % 5 === 0,
    note: 'Happy birthday',
    stock: index % 7,
    dimensions: { width: 20 + index, height: 30, depth: 12, weight: 1.25 },
    supplier: { name: 'Nordlys AS', country: 'NO' },
    tags: ['lamp', 'indoor', 'led'],
  })),
}

export const transform: Contest = {
  name: 'a transform of 100 lines over 100 items',
  template: `#set($root = $input.path('$'))
#set($count = 0)
{
  "requestId": "$context.requestId",
  "stage": "$context.stage",
  "source": "$context.identity.sourceIp",
  "customer": {
    "id": "$root.customer.id",
    "name": "$root.customer.name",
    "email": "$root.customer.email",
    "phone": "$root.customer.phone",
    "language": "$root.customer.language",
    "segment": "$root.customer.segment",
    "address": {
      "street": "$root.customer.address.street",
      "city": "$root.customer.address.city",
      "zip": "$root.customer.address.zip",
      "country": "$root.customer.address.country"
    }
  },
  "items": [
#foreach($item in $root.items)
#set($count = $count + 1)
    {
      "line": $foreach.count,
      "id": $item.id,
      "sku": "$item.sku",
      "brand": "$item.brand",
      "colour": "$item.colour",
      "size": "$item.size",
      "warehouse": "$item.warehouse",
      "currency": "$item.currency",
      "title": "$util.escapeJavaScript($item.title)",
#if($item.qty > 10)
      "bulk": true,
      "discount": 10,
#elseif($item.qty > 5)
      "bulk": true,
      "discount": 5,
#else
      "bulk": false,
#end
#if($item.gift)
      "gift": {
        "wrap": "paper",
        "note": "$item.note"
      },
#end
      "price": {
        "unit": $item.price,
        "quantity": $item.qty,
        "currency": "$item.currency"
      },
      "dimensions": {
        "width": $item.dimensions.width,
        "height": $item.dimensions.height,
        "depth": $item.dimensions.depth,
        "weight": $item.dimensions.weight
      },
      "tags": [
#foreach($tag in $item.tags)
        "$tag"#if($foreach.hasNext),#end

#end
      ],
      "stock": {
        "state": "#if($item.stock == 0)sold-out#elseif($item.stock < 5)low#{else}ok#end",
        "left": $item.stock
      },
      "supplier": {
        "name": "$item.supplier.name",
        "country": "$item.supplier.country"
      },
      "links": {
        "self": "https://api.example.com/items/$item.id",
        "image": "https://img.example.com/\${item.sku}.png"
      }
    }#if($foreach.hasNext),#end

#end
  ],
  "shipping": {
#if($root.express == true)
    "method": "express",
    "days": 1
#else
    "method": "standard",
    "days": 5
#end
  },
  "meta": {
    "count": $count,
    "size": $root.items.size(),
    "ordered": "$root.orderedAt",
    "channel": "$root.channel",
    "table": "$stageVariables.table",
    "queue": "$stageVariables.queue",
    "region": "$stageVariables.region"
  }
}
`,
  call: callWith({ body: JSON.stringify(order) }),
  byHand: ({ body, context, stageVariables }) => {
    const { customer, items, ...root }: Order = JSON.parse(body)
    return `{
  "requestId": "${context.requestId}",
  "stage": "${context.stage}",
  "source": "${context.identity.sourceIp}",
  "customer": {
    "id": "${customer.id}",
    "name": "${customer.name}",
    "email": "${customer.email}",
    "phone": "${customer.phone}",
    "language": "${customer.language}",
    "segment": "${customer.segment}",
    "address": {
      "street": "${customer.address.street}",
      "city": "${customer.address.city}",
      "zip": "${customer.address.zip}",
      "country": "${customer.address.country}"
    }
  },
  "items": [
${items.map(itemByHand).join(',\n')}
  ],
  "shipping": {
${root.express ? `    "method": "express",\n    "days": 1` : `    "method": "standard",\n    "days": 5`}
  },
  "meta": {
    "count": ${items.length},
    "size": ${items.length},
    "ordered": "${root.orderedAt}",
    "channel": "${root.channel}",
    "table": "${stageVariables.table}",
    "queue": "${stageVariables.queue}",
    "region": "${stageVariables.region}"
  }
}
`
  },
  goals: { velocityjs: 5, byHand: 1 },
}

function itemByHand(item: Item, index: number): string {
  return `    {
      "line": ${index + 1},
      "id": ${item.id},
      "sku": "${item.sku}",
      "brand": "${item.brand}",
      "colour": "${item.colour}",
      "size": "${item.size}",
      "warehouse": "${item.warehouse}",
      "currency": "${item.currency}",
      "title": "${escapeJavaScript(item.title)}",
${item.qty > 10 ? `      "bulk": true,\n      "discount": 10,` : item.qty > 5 ? `      "bulk": true,\n      "discount": 5,` : `      "bulk": false,`}
${item.gift ? `      "gift": {\n        "wrap": "paper",\n        "note": "${item.note}"\n      },\n` : ''}      "price": {
        "unit": ${item.price},
        "quantity": ${item.qty},
        "currency": "${item.currency}"
      },
      "dimensions": {
        "width": ${item.dimensions.width},
        "height": ${item.dimensions.height},
        "depth": ${item.dimensions.depth},
        "weight": ${item.dimensions.weight}
      },
      "tags": [
${item.tags.map((tag) => `        "${tag}"`).join(',\n')}
      ],
      "stock": {
        "state": "${item.stock === 0 ? 'sold-out' : item.stock < 5 ? 'low' : 'ok'}",
        "left": ${item.stock}
      },
      "supplier": {
        "name": "${item.supplier.name}",
        "country": "${item.supplier.country}"
      },
      "links": {
        "self": "https://api.example.com/items/${item.id}",
        "image": "https://img.example.com/${item.sku}.png"
      }
    }`
}

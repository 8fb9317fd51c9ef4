/** Policies to start from; what stands in double braces must be replaced. */
export const policyTemplates = [
  {
    value: 'accounts',
    label: 'AWS account allowlist',
    description: 'Only these accounts, roles and users may call the API.',
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            AWS: ['arn:aws:iam::{{accountId}}:root', 'arn:aws:iam::{{accountId}}:role/{{roleName}}', 'arn:aws:iam::{{accountId}}:user/{{userName}}'],
          },
          Action: 'execute-api:Invoke',
          Resource: ['execute-api:/{{stageName}}/{{httpVerb}}/{{resourcePath}}'],
        },
      ],
    },
  },
  {
    value: 'addresses',
    label: 'IP range denylist',
    description: 'Everybody may call the API but from these address ranges.',
    policy: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/{{stageName}}/{{httpVerb}}/{{resourcePath}}' },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: 'execute-api:/{{stageName}}/{{httpVerb}}/{{resourcePath}}',
          Condition: { IpAddress: { 'aws:SourceIp': ['{{sourceIpOrCIDRBlock}}', '{{sourceIpOrCIDRBlock}}'] } },
        },
      ],
    },
  },
  {
    value: 'vpc',
    label: 'Source VPC allowlist',
    description: 'Only calls from this VPC reach the API.',
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: 'execute-api:/{{stageName}}/{{httpVerb}}/{{resourcePath}}',
          Condition: { StringNotEquals: { 'aws:SourceVpc': '{{vpcID}}' } },
        },
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/{{stageName}}/{{httpVerb}}/{{resourcePath}}' },
      ],
    },
  },
] as const

/** The placeholders that still stand in a policy, each once. */
export function placeholders(policy: string): readonly string[] {
  return [...new Set(policy.match(/\{\{\w+\}\}/g))]
}

import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { choose } from '../../testing/choose.ts'
import { answer } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

test('an association leads a VPC endpoint to a private domain name; public names are not offered', async () => {
  const calls = answer({
    GetDomainNames: {
      item: [
        { domainName: 'outer.example', domainNameArn: 'arn:aws:apigateway:us-east-1::/domainnames/outer.example' },
        { domainName: 'inner.example', domainNameId: 'abc', domainNameArn: 'arn:aws:apigateway:us-east-1::/domainnames/inner.example+abc' },
      ],
    },
    GetDomainNameAccessAssociations: { item: [] },
    CreateDomainNameAccessAssociation: {},
  })
  await openConsole('/create-domain-name-access-association')
  fireEvent.change(await screen.findByLabelText('VPC endpoint ID'), { target: { value: 'eni-1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create domain name access association' }))
  expect(await screen.findByText('Invalid VPC endpoint ID specified: eni-1')).toBeDefined()
  expect(screen.getByText('Choose a private domain name.')).toBeDefined()

  await choose(/Domain name ARN/, /inner\.example/)
  fireEvent.change(screen.getByLabelText('VPC endpoint ID'), { target: { value: 'vpce-1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create domain name access association' }))
  await waitFor(() =>
    expect(calls.find(({ operation }) => operation === 'CreateDomainNameAccessAssociation')?.body).toEqual({
      domainNameArn: 'arn:aws:apigateway:us-east-1::/domainnames/inner.example+abc',
      accessAssociationSource: 'vpce-1',
      accessAssociationSourceType: 'VPCE',
    }),
  )
})

import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { getPets, pets } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

test('a link shows where it leads, and the methods that go through it', async () => {
  const through = { ...getPets, methodIntegration: { ...getPets.methodIntegration, connectionType: 'VPC_LINK', connectionId: 'v1' } }
  answer({
    GetVpcLink: { id: 'v1', name: 'orders', status: 'AVAILABLE', targetArns: ['127.0.0.1:8080'] },
    GetRestApis: { item: [{ id: 'abc', name: 'PetStore' }] },
    GetResources: { item: [{ ...pets, resourceMethods: { GET: through, POST: getPets } }] },
  })
  await openConsole('/vpc-links/v1')
  expect(await screen.findByText('127.0.0.1:8080')).toBeDefined()
  expect(await screen.findByRole('link', { name: 'PetStore: GET /pets' })).toBeDefined()
  expect(screen.queryByRole('link', { name: 'PetStore: POST /pets' })).toBeNull()
})

test('a target that is neither an ARN nor an address is refused beside its field', async () => {
  answer({})
  await openConsole('/vpc-links/create')
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'orders' } })
  fireEvent.change(screen.getByLabelText('Target NLB'), { target: { value: 'nowhere' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  expect(await screen.findByText('Invalid ARN. ARN is not well formed nowhere')).toBeDefined()
})

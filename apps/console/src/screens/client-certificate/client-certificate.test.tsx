import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { announceChange, answer } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

test('a certificate shows its text, and the stages that use it', async () => {
  answer({
    GetClientCertificate: {
      clientCertificateId: 'c1',
      createdDate: 1_795_000_000,
      expirationDate: 1_826_000_000,
      pemEncodedCertificate: '-----BEGIN CERTIFICATE-----',
    },
    GetRestApis: { item: [{ id: 'abc', name: 'PetStore' }] },
    GetStages: { item: [{ stageName: 'dev', clientCertificateId: 'c1' }, { stageName: 'prod' }] },
  })
  await openConsole('/client-certificates/c1')
  expect((await screen.findByLabelText('PEM-encoded certificate')).textContent).toBe('-----BEGIN CERTIFICATE-----')
  expect((await screen.findByRole('link', { name: 'PetStore · dev' })).getAttribute('href')).toBe('/console/apis/abc/stages/dev')
  expect(screen.queryByText(/prod/)).toBeNull()
})

test('what somebody else saved while a dialog is open is told there, and both can be had', async () => {
  const certificate = { clientCertificateId: 'c1', description: 'Before', createdDate: 1_795_000_000, expirationDate: 1_826_000_000 }
  const known = { GetClientCertificate: certificate, GetRestApis: { item: [] } }
  answer(known)
  await openConsole('/client-certificates/c1')
  await screen.findByText('Before')
  fireEvent.click(screen.getByRole('button', { name: 'Edit' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText(/^Description/), { target: { value: 'Mine' } })
  const calls = answer({ ...known, GetClientCertificate: { ...certificate, description: 'Theirs' }, UpdateClientCertificate: certificate })
  announceChange('abc')
  expect((await dialog.findByLabelText('Description, theirs')).textContent).toBe('Theirs')
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(calls.some(({ operation }) => operation === 'UpdateClientCertificate')).toBe(false)
  fireEvent.click(dialog.getByRole('button', { name: 'Keep mine' }))
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the client certificate c1.')).toBeDefined()
})

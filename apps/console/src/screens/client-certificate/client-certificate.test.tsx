import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
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

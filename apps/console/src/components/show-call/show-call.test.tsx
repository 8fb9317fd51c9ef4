import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const model = { id: 'm', name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }
const forms = JSON.stringify({ item: [{ id: 'aws-cli', label: 'AWS CLI', text: 'aws apigateway update-model' }] })

test('after a save the message leads to the calls that it made, which stay when the message has gone', async () => {
  answer({ ...aroundApi, GetModel: model, UpdateModel: model }, { '/_fourbox/calls/forms': forms })
  await openConsole(`/apis/${restApiId}/models/Pet/edit`)
  fireEvent.change(await screen.findByRole('textbox', { name: /^Description/ }), { target: { value: 'An animal' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Show the call' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Show the call' }))
  expect((await dialog.findByRole('region', { name: 'AWS CLI' })).textContent).toContain('aws apigateway update-model')
  expect(dialog.getByRole('checkbox', { name: 'Send it to this Fourbox' })).toHaveProperty('checked', true)
  fireEvent.click(dialog.getByRole('button', { name: 'Close modal' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CodeText } from './code-text.tsx'
import { PlainText } from './plain-text.tsx'

const hostile = 'a\u001b[2J\u202eexe.\u2066x'
const written = String.raw`a\u001b[2J\u202eexe.\u2066x`

test('what would turn a line round is written out where a text is read', () => {
  render(<PlainText label="plain" text={hostile} />)
  expect(screen.getByRole('region', { name: 'plain' }).textContent).toBe(written)
  render(<CodeText label="code" language="json" text={`{"name": "${hostile}"}`} />)
  expect(screen.getByRole('region', { name: 'code' }).textContent).toBe(`{"name": "${written}"}`)
})

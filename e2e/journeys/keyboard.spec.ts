import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { expect, said, test } from './journey.ts'

/** Enough to cross the longest page on the way. */
const mostSteps = 80

test('the heart of the product is reached by keyboard alone', async ({ page, server }) => {
  const { keyboard } = page

  await test.step('the example API is created', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Welcome to Fourbox' })).toBeVisible()
    await tabTo(page, page.getByRole('link', { name: 'Get started' }).or(page.getByRole('button', { name: 'Get started' })))
    await keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: /Example API/ })).toBeChecked()
    await tabTo(page, page.getByRole('button', { name: 'Create API' }))
    await keyboard.press('Enter')
    await expect(said(page, 'Created the REST API PetStore')).toBeVisible()
  })

  await test.step('the arrow keys lead through the tree to a method', async () => {
    const tree = page.getByRole('tree', { name: 'Resources' })
    await tabTo(page, tree)
    await expectActive(page, tree, '/')
    await keyboard.press('End')
    await keyboard.press('Home')
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowDown')
    await expectActive(page, tree, '/pets')
    await keyboard.press('ArrowLeft')
    await expect(page.getByRole('treeitem', { name: '/pets', exact: true })).toHaveAttribute('aria-expanded', 'false')
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowRight')
    await expectActive(page, tree, 'GET')
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await expectActive(page, tree, 'POST')
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '/pets - POST - Method execution' })).toBeVisible()
    await expect(tree).toBeFocused()
  })

  await test.step('the Test tab takes a body and answers', async () => {
    await tabTo(page, page.getByRole('tab', { name: 'Method request', exact: true }))
    await keyboard.press('End')
    await keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: 'Test', exact: true })).toHaveAttribute('aria-selected', 'true')
    await tabTo(page, page.getByRole('textbox', { name: 'Request body' }).and(page.locator(':not([aria-busy="true"])')))
    await keyboard.press('ControlOrMeta+A')
    await keyboard.press('Delete')
    await keyboard.insertText('{"type": "dog","price": 249.99}')
    await tabTo(page, page.getByRole('button', { name: 'Test', exact: true }), 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(page.getByLabel('Response body')).toContainText('"message": "success"')
  })

  await test.step('deployed, and back on the page that follows', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Deploy API' }), 'Shift+Tab')
    await keyboard.press('Enter')
    await tabTo(page, page.getByLabel('Stage name'))
    await keyboard.type('test')
    await keyboard.press('Enter')
    await expect(said(page, 'Deployed the API to the stage test.')).toBeVisible()
    await expect(page.getByRole('main')).toBeFocused()
    const restApiId = /apis\/(\w+)/.exec(page.url())?.[1] ?? ''
    expect((await page.request.get(server.invokeUrl(restApiId, 'test', '/pets/1'))).status()).toBe(200)
  })

  await test.step('the palette leads from there to a method, and / to the search of the tree', async () => {
    await keyboard.press('ControlOrMeta+k')
    const field = page.getByRole('combobox', { name: 'What to go to or to do' })
    await expect(field).toBeFocused()
    await keyboard.type('get petid')
    await expect(page.getByRole('option', { name: 'GET /pets/{petId}, Method' })).toHaveAttribute('aria-selected', 'true')
    await expectAccessible(page)
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '/pets/{petId} - GET - Method execution' })).toBeVisible()
    await expect(page).toHaveTitle('GET /pets/{petId} - PetStore - Fourbox')
    await keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Find resources by path or verb' })).toBeFocused()
    await keyboard.press('Tab')
    await keyboard.press('?')
    await expect(page.getByRole('table', { name: 'Keyboard shortcuts' })).toContainText('Search the tree')
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

/** Goes on by Tab, or back, until the focus is there; out of an editor by Escape, as the line below it says. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  // Monaco's own place for typing has no size.
  await expect(target).toBeAttached()
  for (let step = 0; step < mostSteps; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    if (await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)) await page.keyboard.press('Escape')
    await page.keyboard.press(key)
  }
  throw new Error(`The focus does not come to ${target.toString()} by ${key}`)
}

/** The line of the tree that the keys act on. */
async function expectActive(page: Page, tree: Locator, label: string): Promise<void> {
  await expect(async () => {
    const id = await tree.getAttribute('aria-activedescendant')
    await expect(page.locator(`[id="${id}"]`)).toContainText(label, { timeout: 1000 })
  }).toPass()
}

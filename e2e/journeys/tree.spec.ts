import { GetResourcesCommand } from '@aws-sdk/client-api-gateway'
import { deploy, mock } from '../deploy.ts'
import { expect, said, test } from './journey.ts'

test('a resource is moved with all below it by keyboard and by drag, and both are undone after a reload', async ({ page, server }) => {
  const { restApiId } = await deploy(server, {
    '/pets/{petId}': { get: { integration: mock('pet') } },
    '/shops/{shopId}': { get: { integration: mock('shop') } },
  })
  /** The paths with their ids. */
  const tree = async () => {
    const { items = [] } = await server.client().send(new GetResourcesCommand({ restApiId }))
    return Object.fromEntries(items.map(({ id, path, resourceMethods = {} }) => [`${path} ${Object.keys(resourceMethods).join()}`.trim(), id]))
  }
  const before = await tree()
  const { '/pets': pets, '/shops': shops, '/pets/{petId} GET': pet } = before
  const line = (name: string) => page.getByRole('treeitem', { name, exact: true })

  await test.step('by keyboard: from the menu of the resource', async () => {
    await page.goto(`/console/apis/${restApiId}/resources/${pets}`)
    await page.getByRole('button', { name: 'Resource actions' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Move to…' }).press('ArrowDown')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Resource path/ }).press('Enter')
    await page.keyboard.type('/shops')
    await page.getByRole('option', { name: '/shops', exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: 'Resource name' }).press('Enter')
    await expect(said(page, 'Moved /pets to /shops/pets.')).toBeVisible()
    expect(await tree()).toMatchObject({ '/shops/pets': pets, '/shops/pets/{petId} GET': pet })
  })

  await test.step('by drag: refused where it cannot stand, moved where it can', async () => {
    await line('/{petId}').dragTo(line('/shops'))
    await expect(page.getByRole('alert').filter({ hasText: 'A sibling ({shopId}) of this resource already has a variable path part' })).toBeVisible()
    await line('/shops').hover()
    await page.mouse.down()
    // The first step of the pointer takes the line up.
    await line('/pets').hover({ position: { x: 30, y: 10 } })
    await line('/pets').hover({ position: { x: 40, y: 12 } })
    await expect(page.getByRole('status').filter({ hasText: 'Resources cannot be cyclical.' })).toBeVisible()
    await page.mouse.up()
    await line('/shops').dragTo(line('/'))
    await expect(page.getByRole('alert').filter({ hasText: '/shops stands there already.' })).toBeVisible()
    await line('/pets').dragTo(line('/'))
    await expect(said(page, 'Moved /shops/pets to /pets.')).toBeVisible()
    expect(await tree()).toEqual(before)
  })

  await test.step('both are taken back after a reload', async () => {
    await page.reload()
    await expect(line('/{petId}')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(said(page, 'Undone: Resource /shops/pets')).toBeVisible()
    expect(await tree()).toMatchObject({ '/shops/pets/{petId} GET': pet, '/shops': shops })
    await page.keyboard.press('Control+z')
    await expect(said(page, 'Undone: Resource /pets')).toBeVisible()
    expect(await tree()).toEqual(before)
  })
})

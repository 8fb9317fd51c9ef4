import type { Browser, Page } from '@playwright/test'
import { APIGatewayClient, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { median } from '../report.ts'

const rounds = 7

/** How many frames pass until the tree of an API has been folded up and out again. */
export async function treeFrames(browser: Browser, origin: string, nodes: number): Promise<{ readonly collapse: number; readonly expand: number }> {
  const page = await openResources(browser, origin, nodes / 2)
  const root = page.getByRole('treeitem', { name: '/', exact: true })
  await root.click()
  await page.getByRole('tree').focus()
  const collapse: number[] = []
  const expand: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    collapse.push(await framesUntil(page, 'ArrowLeft', 'false'))
    expand.push(await framesUntil(page, 'ArrowRight', 'true'))
  }
  await page.close()
  return { collapse: median(collapse), expand: median(expand) }
}

/** Presses a key and counts frames until the root says that it is folded so. */
function framesUntil(page: Page, key: string, expanded: string): Promise<number> {
  return page.getByRole('tree').evaluate(
    (tree, [pressed = '', wanted = '']) =>
      new Promise<number>((resolve) => {
        let frames = 0
        const look = () => {
          frames += 1
          if (tree.querySelector('[role="treeitem"]')?.getAttribute('aria-expanded') === wanted) resolve(frames)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(() => {
          const target = document.activeElement && tree.contains(document.activeElement) ? document.activeElement : tree
          target.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }))
          requestAnimationFrame(look)
        })
      }),
    [key, expanded],
  )
}

/** An API of that many resources with a method each, on the Resources page. */
export async function openResources(browser: Browser, origin: string, resources: number): Promise<Page> {
  const client = new APIGatewayClient({ endpoint: origin, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  const integration = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } }
  const operation = { responses: { '200': { description: 'ok' } }, 'x-amazon-apigateway-integration': integration }
  const paths = Object.fromEntries(Array.from({ length: resources }, (_, index) => [`/r${index}`, { get: operation }]))
  const definition = { openapi: '3.0.1', info: { title: `Bench ${resources}`, version: '1' }, paths }
  const { id } = await client.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${origin}/console/apis/${id}/resources`)
  await page.getByRole('treeitem', { name: 'GET', exact: true }).first().waitFor()
  return page
}

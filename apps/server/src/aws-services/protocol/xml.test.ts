import { expect, test } from 'vitest'
import { writeXml } from './xml.ts'

test('objects are elements, lists are members, absent is absent', () => {
  expect(writeXml('Role', { Name: 'a', Absent: undefined, Tags: [{ Key: 'k' }, 'text'], Count: 3, Is: true, None: [] })).toBe(
    '<Role><Name>a</Name><Tags><member><Key>k</Key></member><member>text</member></Tags><Count>3</Count><Is>true</Is><None></None></Role>',
  )
})

test('text cannot become markup, nor hold what XML cannot', () => {
  expect(writeXml('A', '</A><b attribute="x">&\u0000')).toBe('<A>&lt;/A&gt;&lt;b attribute=&quot;x&quot;&gt;&amp;\ufffd</A>')
})

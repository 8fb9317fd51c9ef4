import { compile } from '@fourbox/vtl'

/** What a template may ask again and again; each is looped over until the budget ends the render. */
const expressions: readonly string[] = [
  ...['compareTo($L)', 'startsWith($L)', 'endsWith($L)', 'regionMatches(true, 0, $L, 0, 10000)', 'equalsIgnoreCase($L)', 'lastIndexOf("yxxx")'].map(onLong),
  ...['toUpperCase()', 'trim()', 'lines()', 'chars().sorted().toArray()', 'codePoints().distinct().count()', 'split("")', 'indexOf("xxxy")'].map(onLong),
  ...['replace("x", "yy")', 'replaceAll("(x)(x)", "$2$1")', 'matches("(x+x+)+y")', 'matches(".*.*.*y")', 'split("(?>x+)y")', 'hashCode()'].map(onLong),
  ...['matches(".*.*.*y")', 'replaceAll("(?>a+)b", "-")', 'replaceFirst("\\bab\\b", "-")', 'stripIndent()', 'format("%1000.300f", $D)'].map(
    (call) => `$s.${call}`,
  ),
  ...['contains(5000)', 'removeAll($A)', 'stream().sorted().toList()', 'hashCode()', 'toString()', 'subList(0, 900).toArray()'].map((call) => `$A.${call}`),
  ...['toString()', 'hashCode()', 'containsValue(-1)', 'keySet().toArray()', 'clone()', 'put("z$i", $j)'].map((call) => `$M.${call}`),
  '$D.toString()',
  '$G.toString()',
  '$G.hashCode()',
  '$G.multiply($G)',
  '$F.toString()',
  '$G * $G',
  '$F / 3',
  '$G % 7',
  ...['$..*', '$.list[*].a.b.sum()', '$..[?(@.n)]', '$.list[?(@.n > 5)]', '$.list.length()'].map((path) => `$input.json("${path}")`),
  ...['escapeJavaScript', 'urlEncode', 'urlDecode', 'base64Encode', 'parseJson'].map((name) => `$util.${name}($L)`),
  '"$L$L"',
  '"$A"',
  '[1..1000]',
  '$L == $K',
  '$A == $B',
  '$util.parseJson($input.body)',
]

function onLong(call: string): string {
  return `$L.${call}`
}

const values = `#set($s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa")#set($L = "x")#foreach($i in [1..14])#set($L = "$L$L")#end#set($K = "$L")
#set($A = [1..1000])#set($B = [1..1000])#set($M = {})#foreach($i in [1..300])#set($void = $M.put("k$i", $i))#end
#set($D = 1.7976931348623157E308)#set($G = $input.path('$.big'))#set($F = $G * 1.5)`

const body = JSON.stringify({ list: Array.from({ length: 300 }, (_, n) => ({ n, a: { b: ['c', n, 'é'] } })) }).replace('{', `{"big":${'9'.repeat(2000)},`)

/** The longest that one of them holds a thread, in milliseconds, and which. */
export function dearest(): { readonly millis: number; readonly expression: string; readonly count: number } {
  const times = expressions.map((expression) => {
    const template = compile(`${values}#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = ${expression})#end#end`)
    return { expression, millis: Math.min(...[1, 2, 3].map(() => timeOf(() => template.render({ body })))) }
  })
  const [first = { expression: '', millis: 0 }] = times.toSorted((a, b) => b.millis - a.millis)
  return { ...first, count: times.length }
}

function timeOf(render: () => unknown): number {
  const start = performance.now()
  try {
    render()
  } catch {
    // Ending at the budget is what it is for.
  }
  return performance.now() - start
}

/** One node as Taro sends it to the page: cn are its children, v its text, sid what a tap names. */
export interface TaroNode {
  cn?: TaroNode[]
  v?: string
  sid?: string
  uid?: string
  [attribute: string]: unknown
}

export interface Shape {
  nodes: number
  depth: number
  texts: string[]
}

export function shapeOf(root: TaroNode | undefined): Shape {
  const shape: Shape = { nodes: 0, depth: 0, texts: [] }
  const visit = (node: TaroNode | undefined, depth: number) => {
    if (!node) return
    shape.nodes += 1
    shape.depth = Math.max(shape.depth, depth)
    if (typeof node.v === 'string' && node.v.trim() !== '') shape.texts.push(node.v)
    for (const child of node.cn ?? []) visit(child, depth + 1)
  }
  for (const child of root?.cn ?? []) visit(child, 1)
  return shape
}

/** The node that holds the text and those around it, the innermost first. */
export function nodesAround(root: TaroNode | undefined, text: string): TaroNode[] {
  if (!root) return []
  if (typeof root.v === 'string' && root.v.includes(text)) return [root]
  for (const child of root.cn ?? []) {
    const found = nodesAround(child, text)
    if (found.length > 0) return [...found, root]
  }
  return []
}

/** Writes one path of a setData ("root.cn.[0].v") as the view does. */
export function write(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.').filter((key) => key !== '')
  let place = data
  keys.slice(0, -1).forEach((key, index) => {
    if (typeof place[key] !== 'object' || place[key] === null) place[key] = /^\d+$/.test(keys[index + 1]) ? [] : {}
    place = place[key] as Record<string, unknown>
  })
  place[keys[keys.length - 1]] = value
}

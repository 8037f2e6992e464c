export type Child = Node | string;

/** An element with its attributes and what stands in it. */
export function make(tag: string, props: Record<string, string>, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** English counts: `1 school`, `2 schools`. The number comes as written. */
export const one = (n: string, single: string, many: string): string => `${n} ${n === '1' ? single : many}`;

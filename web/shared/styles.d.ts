/** Style sheets are imported for their effect; the build puts them where the page needs them. */
declare module '*.css';
/** … or as text. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}

export function SourcesPage() {
  return <main id="main" className="page" />;
}

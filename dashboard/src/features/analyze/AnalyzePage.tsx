export function AnalyzePage() {
  return <main id="main" className="page" />;
}

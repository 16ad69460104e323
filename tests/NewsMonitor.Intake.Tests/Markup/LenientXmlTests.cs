using System.Xml.Linq;
using CsCheck;

namespace NewsMonitor.Intake.Tests.Markup;

public sealed class LenientXmlTests
{
    private static readonly Gen<string> Name = Some.OneOf("rss", "channel", "a", "b", "c", "dc:creator", "title", "description");
    private static readonly Gen<string> Word = Some.OneOf("", "x", " y ", "1 < 2", "a & b", "\"q\"", "]]", "é😀", "<b>", "-->");

    private static Gen<XElement> Tree(int depth) =>
        Gen.Select(Name, Word, depth == 0 ? Gen.Const(Array.Empty<XElement>()) : Tree(depth - 1).Array[0, 3], Word, Gen.Bool)
            .Select((name, attribute, children, text, isCData) => new XElement(
                name.StartsWith("dc:", StringComparison.Ordinal) ? XName.Get(name[3..], "http://purl.org/dc/elements/1.1/") : name, new XAttribute("a", attribute),
                children.Cast<object>().Prepend(isCData && text != "]]" ? new XCData(text) : new XText(text)), new XComment("not <seen>")));

    private static string Form(XElement e) =>
        $"({(e.Name.NamespaceName.Length > 0 ? "dc" : "")}:{e.Name.LocalName}[{e.Attribute("a")!.Value}]{string.Concat(e.Nodes().Select(n => n switch { XElement c => Form(c), XText t => t.Value, _ => "" }))})";

    private static string Form(Element e) => $"({e.Space}:{e.Name}[{e.Attribute("a")}]{Inner(e)})";

    private static string Inner(Element e) => string.Concat(e.Content.Select(c => c is Element child ? Form(child) : (string)c));

    [Fact]
    public void Well_formed_input_is_the_tree_that_an_XML_parser_gives() => Tree(3).Sample(tree =>
        Assert.Equal(Form(tree), Form(LenientXml.Parse(tree.ToString(SaveOptions.DisableFormatting)).Children.Single())));

    [Theory]
    [InlineData("<a><b>1<c>2</b></a>", "(:a[](:b[]1(:c[]2)))")]
    [InlineData("junk<a>1</a>junk", "junk(:a[]1)junk")]
    [InlineData("<item><link>1<guid>2</guid></item><item>3", "(:item[](:link[]1)(:guid[]2))(:item[]3)")]
    [InlineData("<channel><item>1<item>2</channel>", "(:channel[](:item[]1)(:item[]2))")]
    [InlineData("<a>1 & 2 &hellip; &bogus; < 3</x></a>", "(:a[]1 & 2 … &bogus; < 3)")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "(:a[]&x;)")]
    public void Broken_input_is_read_as_it_was_meant(string xml, string form) => Assert.Equal(form, Inner(LenientXml.Parse(xml)));

    [Fact]
    public void No_text_makes_it_fail() => Some.OneOf("<", ">", "</", "/>", "a", " ", "=", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE", "[", "]", "<?", "?>", "&", "&#x;", "xmlns:a=")
        .Array[0, 40].Sample(parts => Inner(LenientXml.Parse(string.Concat(parts))));

    [Fact]
    public void Depth_and_number_of_elements_are_bounded()
    {
        var deep = LenientXml.Parse(string.Concat(Enumerable.Repeat("<a>", 100_000)));
        var depth = 0;
        for (var at = deep; at is not null; at = at.Children.FirstOrDefault())
        {
            depth++;
        }

        Assert.InRange(depth, 50, LenientXml.MaxDepth + 3);
        Assert.Equal(LenientXml.MaxElements, LenientXml.Parse(string.Concat(Enumerable.Repeat("<a/>", LenientXml.MaxElements + 10))).Children.Count());
    }
}

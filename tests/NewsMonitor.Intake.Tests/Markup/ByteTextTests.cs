using System.Text;
using CsCheck;

namespace NewsMonitor.Intake.Tests.Markup;

public sealed class ByteTextTests
{
    private const string Text = "<a>Größe – 价格</a>";

    [Fact]
    public void Wide_encodings_are_known_with_and_without_their_mark()
    {
        foreach (var encoding in new Encoding[] { new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true), new UTF32Encoding(true, true), new UTF8Encoding(true) })
        {
            var bytes = encoding.GetBytes(Text);
            Assert.Equal(Text, ByteText.Decode(bytes, null).Text);
            Assert.Equal(Text, ByteText.Decode([.. encoding.Preamble, .. bytes], null).Text);
        }
    }

    [Fact]
    public void The_header_goes_before_the_declaration_and_a_name_that_does_not_fit_is_passed_over()
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetBytes("<?xml version='1.0' encoding='windows-1251'?>Новости");
        Assert.EndsWith("Новости", ByteText.Decode(cyrillic, "text/xml; charset=\"koi8-r\"").Text, StringComparison.Ordinal);
        Assert.Equal("Größe", ByteText.Decode("Größe"u8, "text/html; charset=bogus").Text);
        Assert.Equal("Größe", ByteText.Decode("Größe"u8, "text/html; charset=utf-7").Text);
        Assert.EndsWith("Größe", ByteText.Decode(Encoding.Latin1.GetBytes("<?xml encoding='utf-8'?>Größe"), null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_byte_does_not_spoil_the_rest() =>
        Assert.Equal("Größe é –", ByteText.Decode([.. "Größe "u8, 0xE9, .. " –"u8], null).Text);

    [Fact]
    public void No_bytes_make_it_fail() => Gen.Byte.Array.Sample(bytes => _ = ByteText.Decode(bytes, "text/xml; charset=shift_jis").Text);
}

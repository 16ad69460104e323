namespace NewsMonitor.Domain.Tests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Darren Kew", "darren-kew")]
    [InlineData("São Paulo", "sao-paulo")]
    [InlineData("Recep Tayyip Erdoğan", "recep-tayyip-erdogan")]
    [InlineData("Ngô Đình Diệm", "ngo-dinh-diem")]
    [InlineData("Straßburg", "strassburg")]
    [InlineData("O’Neill & Sons, Ltd.", "oneill-sons-ltd")]
    [InlineData("Łódź", "lodz")]
    [InlineData("!?", "unnamed")]
    public void A_name_is_folded_to_what_is_safe_in_a_path(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void A_letter_typed_as_base_and_accent_makes_the_same_slug() => Assert.Equal(Slug.Of("Erdog\u0306an"), Slug.Of("Erdo\u011fan"));

    [Fact]
    public void Names_in_other_scripts_stay_apart() => Assert.NotEqual(Slug.Of("北京"), Slug.Of("東京"));
}

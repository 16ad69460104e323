namespace NewsMonitor.Reading.Tests.Language;

public class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "The minister said on Monday that the budget was not enough for the schools.")]
    [InlineData("en", "Storm batters coastal towns, thousands without power")]
    [InlineData("en", "On Tuesday a dean, Darren Hollowman, spoke.")]
    [InlineData("en", "Storm Batters Coastal Towns")]
    [InlineData("en", "Trump, Putin")]
    [InlineData("und", "Serikali yatangaza bajeti mpya kwa shule")]
    [InlineData("de", "Der Minister hat am Montag gesagt, dass das Geld nicht für die Schulen reicht.")]
    [InlineData("fr", "Le ministre a dit lundi que le budget des écoles n'est pas suffisant pour les enfants.")]
    [InlineData("es", "El ministro dijo el lunes que el presupuesto de las escuelas no es suficiente para los niños.")]
    [InlineData("it", "Il ministro ha detto che il denaro non è abbastanza per le scuole della città.")]
    [InlineData("nl", "De minister zei dat het geld niet genoeg is voor de scholen van het land.")]
    [InlineData("ru", "Министр сказал в понедельник, что денег для школ не хватает.")]
    [InlineData("uk", "Міністр сказав у понеділок, що грошей для шкіл не вистачає.")]
    [InlineData("el", "Ο υπουργός είπε ότι τα χρήματα δεν φτάνουν.")]
    [InlineData("ar", "قال الوزير إن الأموال لا تكفي المدارس.")]
    [InlineData("ja", "大臣は月曜日に予算が足りないと述べた。")]
    [InlineData("zh", "部长周一表示学校预算不足。")]
    [InlineData("ko", "장관은 월요일 예산이 부족하다고 말했다.")]
    [InlineData("und", "12345 !!! 678")]
    public void A_text_tells_its_language(string language, string text) => Assert.Equal(language, Some.Read("", text).Language);

    [Fact]
    public void What_the_source_says_decides_where_the_text_does_not() => Assert.Equal("pt", Some.Read("", "Lusa Benfica Braga", "pt-PT").Language);

    [Fact]
    public void What_the_source_says_does_not_make_English_of_another_script() => Assert.Equal("ru", Some.Read("", "Министр сказал, что денег нет.", "en").Language);
}

using System.Collections.Frozen;

namespace NewsMonitor.Domain;

/// <summary>The commonest small words of languages in Latin script; a word may belong to several.</summary>
public static class SmallWords
{
    private static readonly (string Language, string Words)[] Lists =
    [
        ("en", "the a of and to in is that for on with as was at by from has have are be this it an which his their not will after who were been said its he she they over more says"),
        ("de", "der die das und ist nicht mit den von zu ein eine im auf des dem sich für auch wird bei als nach wurde sind aus werden hat dass einen am einer oder kein keine jeder man sich seine seiner durch"),
        ("fr", "le la les des et est une dans que pour qui sur pas plus par avec ce il sont au du aux ont été cette mais leur comme après ses deux ou il elle sa son ne ni tout toute tous être peut se sans sous entre"),
        ("es", "el la los las de que y en un una por con no para su se del es al lo como más pero fue ha este sobre entre años desde o ni sin ser todo toda todos tiene nadie esta cuando también sus"),
        ("it", "il di che la e per un una non sono della con del le gli da al nel dei si anche più ha alla dalla delle questo come stato ogni può essere o ed nella sua suo sono ad senza dell all nessuno"),
        ("pt", "o de que e do da em um para com não uma os no se na por mais as dos como foi ao ele das tem seu sua são também pela ou nem ser pode sem toda todo todos ninguém pelo"),
        ("nl", "de het een en van in is dat op te zijn met voor niet aan er om ook als bij naar uit door maar worden wordt heeft hebben deze nog"),
        ("sv", "och att det som en på är av för med den till inte har de om ett han men var sig från vi kan när så nu också efter eller ingen sin skall vara sina"),
        ("da", "og at det er en på af for med den til ikke har de som der et han men var fra vi kan når så nu også efter blev eller ingen enhver skal sin"),
        ("no", "og det er en på av for med den til ikke har de som et han men var fra vi kan når så nå også etter ble seg eller ingen enhver skal sin"),
        ("fi", "ja on ei että se hän oli mutta ovat kun joka myös kuin niin olla mukaan ole tai voi jo nyt sen sekä eikä hänen jokaisella tämän niiden jonka"),
        ("pl", "i w na z do że nie się to jest jak o od po za dla są przez był tak przy już oraz który które tylko może"),
        ("cs", "a v na se je že to s z do o k i za by ale po jako podle který které jsou byl jeho také když pro"),
        ("tr", "ve bir bu da de için ile olarak olan çok daha kadar sonra gibi ise en ancak her ne olduğu tarafından yeni var"),
        ("id", "yang dan di ini untuk dengan dari pada itu tidak dalam akan adalah ke juga oleh telah karena ada mereka bisa tersebut"),
        ("ro", "și de la în a cu pe nu care din este pentru mai au fost un o că sunt prin după dar ca fi al ale sau are orice sa lui să"),
        ("hu", "a az és hogy nem is egy van volt ez meg csak már de azt ki mint lesz el fel még szerint után minden vagy sem is kell valamint"),
    ];

    /// <summary>Place of English in <see cref="Languages"/>.</summary>
    public const int English = 0;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Slugs = Lists.ToFrozenDictionary(
        list => list.Language, list => list.Words.Split(' ').Select(Slug.Of).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static IReadOnlyList<string> Languages { get; } = [.. Lists.Select(list => list.Language)];

    /// <summary>As they are written, in lower case.</summary>
    /// <param name="language">By its place in <see cref="Languages"/>.</param>
    public static IReadOnlyList<string> Of(int language) => Lists[language].Words.Split(' ');

    /// <summary>As <see cref="Slug"/> folds them. None of a language without a list; where none is known, the English ones.</summary>
    public static FrozenSet<string> SlugsOf(string? language) => Slugs.GetValueOrDefault(language is null or "und" ? "en" : language, FrozenSet<string>.Empty);
}

using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Reading.Tests.OwnList;

public class OwnNamesTests
{
    private const string Heading = "name,aliases,kind,wikidata\n";

    [Fact]
    public void A_list_says_name_aliases_kind_and_item()
    {
        var row = Assert.Single(Taken(Heading + "\"Halden Bank, plc\",Halden|HBP,organisation,Q312\r\n").Rows);
        Assert.Equal(("Halden Bank, plc", SubjectKind.Organisation, "Q312"), (row.Name, row.Kind, row.Wikidata));
        Assert.Equal(["Halden", "HBP"], row.Aliases);
    }

    [Theory]
    [InlineData("", "line 1: The first line must be the heading name,aliases,kind,wikidata.")]
    [InlineData("name;aliases;kind;wikidata\n", "line 1: The first line must be the heading name,aliases,kind,wikidata.")]
    [InlineData(Heading + "Acme,,company,\n", "line 2: \"company\" is no kind: person, organisation, place or other.")]
    [InlineData(Heading + "Acme,,organisation,P31\n", "line 2: \"P31\" is no Wikidata id such as Q312.")]
    [InlineData(Heading + "Acme,,organisation,Q99999999999\n", "line 2: \"Q99999999999\" is no Wikidata id such as Q312.")]
    [InlineData(Heading + ",,organisation,\n", "line 2: The name is missing.")]
    [InlineData(Heading + "Acme,organisation\n", "line 2: There are 2 fields, not 4; a field with a comma in it must stand in quotation marks.")]
    [InlineData(Heading + "Acme,,organisation,\n\nACME,,person,\n", "line 4: \"ACME\" already means \"Acme\" of line 2.")]
    [InlineData(Heading + "Acme,Road Runner,organisation,\nMeep,Road Runner,organisation,\n", "line 3: \"Road Runner\" already means \"Acme\" of line 2.")]
    [InlineData(Heading + "Acme,,organisation,Q1\nMeep,,organisation,Q1\n", "line 3: Q1 is already in line 2; write further spellings as its aliases.")]
    [InlineData(Heading + "...,,organisation,\n", "line 2: The name \"...\" has no letter or digit, or more than 20 words.")]
    public void A_wrong_list_is_refused_with_the_line_and_the_reason(string csv, string problem) =>
        Assert.Contains(problem, Refused(Encoding.UTF8.GetBytes(csv)));

    [Fact]
    public void One_wrong_row_refuses_the_whole_list() =>
        Assert.Single(Refused(Encoding.UTF8.GetBytes(Heading + "Acme,,organisation,\nMeep,,robot,\n")));

    [Fact]
    public void An_open_quotation_mark_is_named() =>
        Assert.Contains("quotation mark", Assert.Single(Refused(Encoding.UTF8.GetBytes(Heading + "\"Acme,,organisation,\nMeep,,organisation,\n"))), StringComparison.Ordinal);

    [Fact]
    public void Another_encoding_is_refused() =>
        Assert.Equal(["The file is not UTF-8; save it as \"CSV UTF-8\"."], Refused([.. Encoding.UTF8.GetBytes(Heading + "Nestl"), 0xE9, .. ",,organisation,\n"u8]));

    [Fact]
    public void Too_large_a_file_is_refused_unread() =>
        Assert.Equal(["The file is larger than 16 MB."], Refused(new byte[OwnNames.MaxBytes + 1]));

    [Fact]
    public void Too_many_rows_are_refused()
    {
        var csv = new StringBuilder(Heading);
        for (var i = 0; i <= OwnNames.MaxRows; i++)
        {
            csv.Append("Acme ").Append(i).Append(",,organisation,\n");
        }

        Assert.Equal(["line 100002: There are more than 100,000 rows."], Refused(Encoding.UTF8.GetBytes(csv.ToString())));
    }

    [Fact]
    public void The_fingerprint_is_of_what_the_list_says_and_not_of_how_it_is_written()
    {
        var one = Taken(Heading + "Acme,A Co|B Co,organisation,Q1\nMeep,,person,\n");
        var other = Taken("\uFEFFkind,name,wikidata,aliases\r\nperson,Meep,,\r\n\r\norganization, \"Acme\" ,Q1,B Co|A Co|Acme\r\n");
        Assert.Equal(one.Fingerprint, other.Fingerprint);
        Assert.Matches("^[0-9a-f]{8}$", one.Fingerprint);
        Assert.NotEqual(one.Fingerprint, Taken(Heading + "Acme,A Co|B Co,organisation,Q2\nMeep,,person,\n").Fingerprint);
    }

    [Fact]
    public void A_reader_with_a_list_is_another_version()
    {
        var own = Taken(Heading + "Acme,,organisation,\n");
        Assert.Equal("fast/1", OwnNames.Empty.Versioned("fast/1"));
        Assert.Equal("fast/1+names." + own.Fingerprint, own.Versioned("fast/1"));
    }

    private static OwnNames Taken(string csv) => Some.OwnNames(csv);

    private static string[] Refused(byte[] csv) =>
        [.. Assert.IsType<OwnNamesParse.Refused>(OwnNames.Parse(new MemoryStream(csv))).Problems.Select(problem => problem.ToString())];
}

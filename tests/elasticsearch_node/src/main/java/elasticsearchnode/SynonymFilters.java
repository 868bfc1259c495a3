package elasticsearchnode;

import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

/** Synonyms written in the index settings; each rule goes through the filters that stand before this one. */
final class SynonymFilters extends AbstractTokenFilterFactory {

    private final String rules;
    private final boolean expand;
    private final BiFunction<TokenStream, SynonymMap, TokenStream> wrap;

    private SynonymFilters(Options options, BiFunction<TokenStream, SynonymMap, TokenStream> wrap) {
        super(options.name());
        this.rules = String.join("\n", options.requiredList("synonyms"));
        this.expand = options.flag("expand", true);
        this.wrap = wrap;
        options.only("format", "solr");
        options.only("lenient", "false");
        options.only("updateable", "false");
    }

    static TokenFilterFactory graph(Options options) {
        return new SynonymFilters(options, (in, map) -> new SynonymGraphFilter(in, map, false));
    }

    @SuppressWarnings("deprecation") // Elasticsearch's own `synonym` filter still wraps it
    static TokenFilterFactory flat(Options options) {
        return new SynonymFilters(options, (in, map) -> new SynonymFilter(in, map, false));
    }

    @Override
    public TokenStream create(TokenStream in) {
        throw new IllegalStateException("[" + name() + "] has to be part of an analyzer");
    }

    @Override
    public TokenFilterFactory getChainAwareTokenFilterFactory(
            IndexCreationContext context, TokenizerFactory tokenizer, List<CharFilterFactory> charFilters,
            List<TokenFilterFactory> before, Function<String, TokenFilterFactory> all) {
        SynonymMap map = read(new CustomAnalyzer(
            tokenizer,
            charFilters.toArray(CharFilterFactory[]::new),
            before.stream().map(TokenFilterFactory::getSynonymFilter).toArray(TokenFilterFactory[]::new)));
        return new AbstractTokenFilterFactory(name()) {
            @Override
            public TokenStream create(TokenStream in) {
                return map.fst == null ? in : wrap.apply(in, map);
            }

            @Override
            public TokenFilterFactory getSynonymFilter() {
                return IDENTITY_FILTER; // the rules of one synonym filter are not rewritten by another
            }
        };
    }

    private SynonymMap read(Analyzer analyzer) {
        try {
            SolrSynonymParser parser = new SolrSynonymParser(true, expand, analyzer);
            parser.parse(new StringReader(rules));
            return parser.build();
        } catch (IOException | ParseException | RuntimeException e) {
            throw new IllegalArgumentException("failed to build synonyms of [" + name() + "]: " + e.getMessage(), e);
        }
    }
}

package elasticsearchnode;

import static java.util.Map.entry;
import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Registers Lucene's analysis components under the names and options that Elasticsearch documents.
 *
 * <p>Elastic wraps the same classes in its module analysis-common, which is not on Maven Central. Whoever needs another
 * component adds it here with a test in tests/search/test_elasticsearch_node.py.
 */
public final class LuceneAnalysisPlugin extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.ofEntries(
            entry("asciifolding", component(TokenFilters::asciifolding)),
            entry("dictionary_decompounder", withOptions(TokenFilters::dictionaryDecompounder)),
            entry("edge_ngram", withOptions(TokenFilters::edgeNgram)),
            entry("flatten_graph", component(options -> Filter.of(options, FlattenGraphFilter::new))),
            entry("keyword_marker", withOptions(TokenFilters::keywordMarker)),
            entry("keyword_repeat", component(options -> Filter.refusedInSynonyms(options, KeywordRepeatFilter::new))),
            entry("length", component(TokenFilters::length)),
            entry("lowercase", component(
                options -> Filter.normalizing(options, LowerCaseFilter::new, LowerCaseFilter::new))),
            entry("ngram", withOptions(TokenFilters::ngram)),
            entry("pattern_replace", withOptions(TokenFilters::patternReplace)),
            entry("porter_stem", component(options -> Filter.of(options, PorterStemFilter::new))),
            entry("remove_duplicates", component(options -> Filter.of(options, RemoveDuplicatesTokenFilter::new))),
            entry("stemmer", component(TokenFilters::stemmer)),
            entry("stemmer_override", withOptions(TokenFilters::stemmerOverride)),
            entry("synonym", withOptions(SynonymFilters::flat)),
            entry("synonym_graph", withOptions(SynonymFilters::graph)),
            entry("trim", component(options -> Filter.normalizing(options, TrimFilter::new, TrimFilter::new))),
            entry("unique", component(TokenFilters::unique)));
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of(
            "html_strip", component(CharFilters::htmlStrip),
            "mapping", withOptions(CharFilters::mapping),
            "pattern_replace", withOptions(CharFilters::patternReplace));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
            "edge_ngram", component(Tokenizers::edgeNgram),
            "keyword", component(options -> TokenizerFactory.newFactory(options.name(), KeywordTokenizer::new)),
            "ngram", component(Tokenizers::ngram),
            "whitespace", component(options -> TokenizerFactory.newFactory(options.name(), WhitespaceTokenizer::new)));
    }

    private static <T> AnalysisProvider<T> component(Function<Options, ? extends T> make) {
        return (index, environment, name, settings) -> {
            Options options = new Options(index, name, settings);
            T made = make.apply(options);
            options.refuseUnknown();
            return made;
        };
    }

    /** A component that cannot be named without options. */
    private static <T> AnalysisProvider<T> withOptions(Function<Options, ? extends T> make) {
        return requiresAnalysisSettings(component(make));
    }
}

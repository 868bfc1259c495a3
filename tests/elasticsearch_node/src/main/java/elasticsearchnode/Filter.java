package elasticsearchnode;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** A token filter, and what becomes of it while the rules of a synonym filter further on are read. */
class Filter extends AbstractTokenFilterFactory {

    private final UnaryOperator<TokenStream> wrap;
    /** Null where Elasticsearch refuses the filter, because it puts several tokens in one place. */
    private final UnaryOperator<TokenStream> inSynonyms;

    private Filter(String name, UnaryOperator<TokenStream> wrap, UnaryOperator<TokenStream> inSynonyms) {
        super(name);
        this.wrap = wrap;
        this.inSynonyms = inSynonyms;
    }

    static Filter of(Options options, UnaryOperator<TokenStream> wrap) {
        return new Filter(options.name(), wrap, wrap);
    }

    static Filter leftOutOfSynonyms(Options options, UnaryOperator<TokenStream> wrap) {
        return new Filter(options.name(), wrap, UnaryOperator.identity());
    }

    static Filter refusedInSynonyms(Options options, UnaryOperator<TokenStream> wrap) {
        return new Filter(options.name(), wrap, null);
    }

    /** A filter of characters: normalizers, prefix and wildcard queries go through it too, in its simple form. */
    static Filter normalizing(Options options, UnaryOperator<TokenStream> wrap, UnaryOperator<TokenStream> simple) {
        return new Normalizing(options.name(), wrap, simple);
    }

    @Override
    public TokenStream create(TokenStream in) {
        return wrap.apply(in);
    }

    @Override
    public TokenFilterFactory getSynonymFilter() {
        if (inSynonyms == null) {
            throw new IllegalArgumentException("Token filter [" + name() + "] cannot be used to parse synonyms");
        }
        return new Filter(name(), inSynonyms, inSynonyms);
    }

    private static final class Normalizing extends Filter implements NormalizingTokenFilterFactory {

        private final UnaryOperator<TokenStream> simple;

        private Normalizing(String name, UnaryOperator<TokenStream> wrap, UnaryOperator<TokenStream> simple) {
            super(name, wrap, simple);
            this.simple = simple;
        }

        @Override
        public TokenStream normalize(TokenStream in) {
            return simple.apply(in);
        }
    }
}

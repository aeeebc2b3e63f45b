/* The search of search.py, compiled: the same questions, the same answers, other branches.

   A set of organisations is W words of 64 bits, a set of wordings V rows (one for each place in its clause) of C words
   of clauses. Nothing is allocated and nothing is called here: the caller owns all memory. */

typedef unsigned long long u64;
typedef long long i64;

#if defined(_WIN32)
#define OPEN __declspec(dllexport)
#else
#define OPEN __attribute__((visibility("default")))
#endif
#define INLINE static inline __attribute__((always_inline))
#define PLANES 24 /* of a counter of clauses */
#define BIT(at) (1ULL << ((at) & 63))

/* What a hunt looks at; the order of the fields is that of compiled.py. */
typedef struct {
    i64 members, clauses, places, w, c;
    const u64 *mask;     /* [place][clause][w] who bears a wording */
    u64 *row;            /* [member][place][c] what a member bears */
    u64 *under;          /* [member][w] who bears nothing that the member does not bear */
    u64 *weaker;         /* [clause][c] clauses that only those bear who bear this one */
    const u64 *required; /* [c] */
    u64 *work;           /* scratch */
} Board;

/* One hunt, with its stack of branches: who may sign [w], what is open [place][c], what was left out [c], clauses in. */
typedef struct {
    i64 need, floor, depth, room, budget, spent, covered, share;
    u64 *stack;
    u64 *found;
} Hunt;

enum { DONE, SPENT, FOUND, FULL };

/* The branch that is looked at, and what was counted in it. */
typedef struct {
    u64 *signers, *live, *out;    /* [w], [place][c], [c] */
    u64 *against, *conflict;      /* [n][w] who bears no wording of an open clause, who does not bear all */
    u64 *rejections, *conflicts;  /* counters of these by organisation, in bit planes */
    i64 *open, *lost, *rejected;  /* [n] open clauses, whom each costs at least, how many bear nothing of it */
    i64 *order, *bins;
    i64 total, n, done, wanted, spare, leave, costs, planes, conflict_planes;
} Part;

INLINE i64 count(const u64 *set, i64 w) {
    i64 sum = 0;
    for (i64 i = 0; i < w; i++) sum += __builtin_popcountll(set[i]);
    return sum;
}
INLINE i64 count_both(const u64 *one, const u64 *two, i64 w) {
    i64 sum = 0;
    for (i64 i = 0; i < w; i++) sum += __builtin_popcountll(one[i] & two[i]);
    return sum;
}
INLINE int within(const u64 *one, const u64 *two, i64 w) {
    for (i64 i = 0; i < w; i++)
        if (one[i] & ~two[i]) return 0;
    return 1;
}

OPEN void prepare(const Board *b) {
    i64 w = b->w, c = b->c, rows = b->places * c;
    for (i64 at = 0; at < b->members; at++) {
        u64 *row = b->row + at * rows, *under = b->under + at * w;
        for (i64 i = 0; i < rows; i++) row[i] = 0;
        for (i64 i = 0; i < w; i++) under[i] = ~0ULL;
        for (i64 place = 0; place < b->places; place++)
            for (i64 clause = 0; clause < b->clauses; clause++) {
                const u64 *mask = b->mask + (place * b->clauses + clause) * w;
                if (mask[at >> 6] & BIT(at))
                    row[place * c + (clause >> 6)] |= BIT(clause);
                else
                    for (i64 i = 0; i < w; i++) under[i] &= ~mask[i];
            }
    }
    for (i64 one = 0; one < b->clauses; one++) {
        u64 *weaker = b->weaker + one * c;
        for (i64 i = 0; i < c; i++) weaker[i] = 0;
        for (i64 other = 0; other < b->clauses; other++) {
            int all = 1, any = 0;
            for (i64 p = 0; p < b->places && all; p++) {
                const u64 *mask = b->mask + (p * b->clauses + other) * w;
                if (!count(mask, w)) continue;
                int some = 0;
                for (i64 q = 0; q < b->places && !some; q++)
                    some = within(mask, b->mask + (q * b->clauses + one) * w, w);
                all = some;
                any = 1;
            }
            if ((all && any) || other == one) weaker[other >> 6] |= BIT(other);
        }
    }
}

/* Counters in bit planes: add one set to them. */
INLINE i64 add(u64 *planes, i64 used, const u64 *set, i64 w) {
    i64 highest = used;
    for (i64 i = 0; i < w; i++) {
        u64 carry = set[i];
        for (i64 p = 0; carry; p++) {
            if (p == highest) {
                for (i64 j = 0; j < w; j++) planes[p * w + j] = 0;
                highest++;
            }
            u64 both = planes[p * w + i] & carry;
            planes[p * w + i] ^= carry;
            carry = both;
        }
    }
    return highest;
}

/* Word i of those of `among` that were counted at least `times` times. */
INLINE u64 at_least(const u64 *planes, i64 used, i64 times, u64 among, i64 i, i64 w) {
    i64 limit = times - 1;
    if (limit >> used) return 0;
    u64 more = 0, equal = among;
    for (i64 p = used - 1; p >= 0; p--) {
        u64 plane = planes[p * w + i];
        if (limit >> p & 1) equal &= plane;
        else {
            more |= equal & plane;
            equal &= ~plane;
        }
    }
    return more;
}

/* The sum of the `most` highest counters, none taken above `times`; at least it, as soon as it reaches `goal`. */
INLINE i64 capped(const u64 *planes, i64 used, i64 most, i64 times, const u64 *among, i64 goal, i64 w) {
    i64 sum = 0;
    for (i64 t = 1; t <= times && sum < goal; t++) {
        i64 size = 0;
        for (i64 i = 0; i < w; i++) size += __builtin_popcountll(at_least(planes, used, t, among[i], i, w));
        if (!size) break;
        sum += size < most ? size : most;
    }
    return sum;
}

/* The sum of the `take` smallest (or largest) of n numbers of at most `top`. */
INLINE i64 sum_of(const i64 *numbers, i64 n, i64 take, i64 top, i64 *bins, int largest) {
    i64 sum = 0;
    for (i64 x = 0; x <= top; x++) bins[x] = 0;
    for (i64 at = 0; at < n; at++) bins[numbers[at]]++;
    for (i64 step = 0; step <= top && take > 0; step++) {
        i64 x = largest ? top - step : step, part = bins[x] < take ? bins[x] : take;
        sum += part * x;
        take -= part;
    }
    return sum;
}

/* Free organisations that together reject every wording of a clause that is open, few of them; whether there are any. */
INLINE int stopping(const Board *b, const u64 *live, i64 clause, const u64 *free, u64 *chosen, i64 w) {
    const u64 *left[64];
    i64 n = 0, c = b->c;
    for (i64 p = 0; p < b->places; p++)
        if (live[p * c + (clause >> 6)] & BIT(clause)) left[n++] = b->mask + (p * b->clauses + clause) * w;
    for (i64 i = 0; i < w; i++) chosen[i] = 0;
    while (n) {
        u64 common[w];
        u64 any = 0;
        for (i64 i = 0; i < w; i++) any |= common[i] = free[i] & ~left[0][i];
        if (!any) return 0;
        for (i64 at = 1; at < n; at++) {
            any = 0;
            for (i64 i = 0; i < w; i++) any |= common[i] & ~left[at][i];
            if (any)
                for (i64 i = 0; i < w; i++) common[i] &= ~left[at][i];
        }
        i64 one = 0;
        for (i64 i = 0; i < w; i++)
            if (common[i]) {
                one = i * 64 + __builtin_ctzll(common[i]);
                break;
            }
        chosen[one >> 6] |= BIT(one);
        i64 kept = 0;
        for (i64 at = 0; at < n; at++)
            if (left[at][one >> 6] & BIT(one)) left[kept++] = left[at];
        n = kept;
    }
    return 1;
}

INLINE void copy(u64 *to, const u64 *from, i64 n) {
    for (i64 i = 0; i < n; i++) to[i] = from[i];
}

/* Clauses that get organisations of their own who stand in the way, each of these `times` times at most. */
INLINE i64 packed(const Board *b, const Part *s, i64 times, i64 goal, i64 w) {
    u64 free[2][w], chosen[w];
    i64 again = 0, done = 0, n = s->n, *order = s->order, *bins = s->bins;
    for (i64 t = 0; t < times; t++) copy(free[t], s->signers, w);
    /* by the number of organisations against them, fewest first, those without any last */
    for (i64 x = 0; x <= s->total + 1; x++) bins[x] = 0;
    for (i64 at = 0; at < n; at++) bins[(s->rejected[at] ? s->rejected[at] : s->total) + 1]++;
    for (i64 x = 1; x <= s->total + 1; x++) bins[x] += bins[x - 1];
    for (i64 at = 0; at < n; at++) order[bins[s->rejected[at] ? s->rejected[at] : s->total]++] = at;
    for (i64 rank = 0; rank < n; rank++) {
        i64 at = order[rank], got = 0;
        for (i64 t = 0; t < times && !got; t++)
            for (i64 i = 0; i < w && !got; i++) {
                u64 mask = s->against[at * w + i] & free[t][i];
                free[t][i] ^= mask & -mask;
                got = mask != 0;
            }
        if (got) done++;
        else order[again++] = at;
    }
    for (i64 rank = 0; rank < again && done <= goal && done + again - rank > goal; rank++)
        for (i64 t = 0; t < times; t++)
            if (stopping(b, s->live, s->open[order[rank]], free[t], chosen, w)) {
                for (i64 i = 0; i < w; i++) free[t][i] &= ~chosen[i];
                done++;
                break;
            }
    return done;
}

/* Look at one open clause: drop wordings that too few bear; whether a branch is left. */
INLINE int look(const Board *b, Part *s, i64 clause, i64 floor, i64 w, i64 c) {
    i64 k = clause >> 6, most = 0;
    u64 bit = BIT(clause), *against = s->against + s->n * w, *conflict = s->conflict + s->n * w;
    for (i64 i = 0; i < w; i++) against[i] = conflict[i] = s->signers[i];
    for (i64 i = 0; i < w; i++) conflict[i] = 0;
    for (i64 p = 0; p < b->places; p++) {
        if (!(s->live[p * c + k] & bit)) continue;
        const u64 *mask = b->mask + (p * b->clauses + clause) * w;
        i64 size = count_both(s->signers, mask, w);
        if (size < floor) s->live[p * c + k] ^= bit;
        else {
            if (size > most) most = size;
            for (i64 i = 0; i < w; i++) {
                against[i] &= ~mask[i];
                conflict[i] |= s->signers[i] & ~mask[i];
            }
        }
    }
    if (!most) return !(b->required[k] & bit);
    if (most == s->total) {
        s->done++;
        for (i64 p = 0; p < b->places; p++) s->live[p * c + k] &= ~bit;
    } else {
        s->open[s->n] = clause;
        s->lost[s->n++] = s->total - most;
    }
    return 1;
}

/* Drop wordings that too few bear, take in clauses that all bear, drop who rejects too many; whether a branch is left. */
INLINE int narrow(const Board *b, Part *s, i64 need, i64 floor, i64 w, i64 c) {
    for (;;) {
        s->total = count(s->signers, w);
        if (s->total < floor) return 0;
        s->n = 0;
        for (i64 k = 0; k < c; k++) {
            u64 left = 0;
            for (i64 p = 0; p < b->places; p++) left |= s->live[p * c + k];
            for (; left; left &= left - 1)
                if (!look(b, s, k * 64 + __builtin_ctzll(left), floor, w, c)) return 0;
        }
        s->costs += s->n;
        i64 forced = 0;
        for (i64 at = 0; at < s->n; at++) forced += b->required[s->open[at] >> 6] >> (s->open[at] & 63) & 1;
        s->wanted = need - s->done > forced ? need - s->done : forced;
        if (s->wanted <= 0) return 1;
        if (s->n < s->wanted) return 0;
        s->planes = 0;
        for (i64 at = 0; at < s->n; at++) s->planes = add(s->rejections, s->planes, s->against + at * w, w);
        u64 any = 0;
        for (i64 i = 0; i < w && s->planes; i++) {
            u64 dead = at_least(s->rejections, s->planes, s->n - s->wanted + 1, s->signers[i], i, w);
            any |= dead;
            s->signers[i] &= ~dead;
        }
        if (!any) break;
    }
    s->spare = s->total - floor;
    s->leave = s->n - s->wanted;
    return 1;
}

/* Whether all signers bear a clause that this branch left out: the other branch has found them already. */
INLINE int seen(const Board *b, const Part *s, i64 w, i64 c) {
    for (i64 k = 0; k < c; k++)
        for (u64 left = s->out[k]; left; left &= left - 1)
            for (i64 p = 0; p < b->places; p++)
                if (within(s->signers, b->mask + (p * b->clauses + k * 64 + __builtin_ctzll(left)) * w, w)) return 1;
    return 0;
}

/* Whether a bound shows that nothing is left. */
INLINE int hopeless(const Board *b, Part *s, i64 w, i64 c) {
    i64 n = s->n, dearest = 0, high = 0, edges = 0;
    for (i64 at = 0; at < n; at++) dearest = s->lost[at] > dearest ? s->lost[at] : dearest;
    i64 needed = sum_of(s->lost, n, s->wanted, dearest, s->bins, 0);
    if (needed > s->spare * s->wanted) return 1;
    for (i64 at = 0; at < n; at++) {
        edges += s->rejected[at] = count(s->against + at * w, w);
        high = s->rejected[at] > high ? s->rejected[at] : high;
    }
    if (edges) {
        i64 left = edges - sum_of(s->rejected, n, s->leave, high, s->bins, 1);
        if (left > 0 && left > capped(s->rejections, s->planes, s->spare, s->leave, s->signers, left, w)) return 1;
    }
    if (seen(b, s, w, c)) return 1;
    s->conflict_planes = 0;
    for (i64 at = 0; at < n; at++) s->conflict_planes = add(s->conflicts, s->conflict_planes, s->conflict + at * w, w);
    if (needed > capped(s->conflicts, s->conflict_planes, s->spare, s->wanted, s->signers, needed, w)) return 1;
    i64 once = s->spare + s->leave, twice = once + s->spare;
    if (n <= once) return 0;
    i64 got = s->total > once ? packed(b, s, 1, once, w) : 0;
    if (got > once) return 1;
    return n > twice && 2 * s->total > twice && 2 * got >= once && packed(b, s, 2, twice, w) > twice;
}

/* Put a branch on the stack. */
INLINE u64 *push(Hunt *h, const u64 *signers, const u64 *live, const u64 *out, i64 done, i64 w, i64 rows, i64 c) {
    u64 *top = h->stack + h->depth++ * (w + rows + c + 1);
    copy(top, signers, w);
    copy(top + w, live, rows);
    copy(top + w + rows, out, c);
    top[w + rows + c] = done;
    return top;
}

/* An organisation signs, or it does not, nor those who bear nothing else. */
INLINE void by_organisation(const Board *b, Hunt *h, Part *s, i64 one, i64 w, i64 c) {
    i64 rows = b->places * c;
    if (s->spare) {
        u64 *top = push(h, s->signers, s->live, s->out, s->done, w, rows, c);
        for (i64 i = 0; i < w; i++) top[i] &= ~b->under[one * w + i];
    }
    const u64 *row = b->row + one * rows;
    for (i64 k = 0; k < c; k++) {
        u64 before = 0, after = 0;
        for (i64 p = 0; p < b->places; p++) {
            before |= s->live[p * c + k];
            after |= s->live[p * c + k] &= row[p * c + k];
        }
        if (before & ~after & b->required[k]) return;
    }
    push(h, s->signers, s->live, s->out, s->done, w, rows, c);
}

/* A clause is in with one of its wordings, or it is left out, and so are those that only its bearers bear. */
INLINE void by_clause(const Board *b, Hunt *h, Part *s, i64 clause, i64 w, i64 c) {
    i64 rows = b->places * c, k = clause >> 6;
    const u64 *weaker = b->weaker + clause * c;
    u64 duty = 0, bit = BIT(clause);
    for (i64 i = 0; i < c; i++) duty |= weaker[i] & b->required[i];
    if (s->leave && !duty) {
        u64 *top = push(h, s->signers, s->live, s->out, s->done, w, rows, c);
        for (i64 p = 0; p < b->places; p++)
            for (i64 i = 0; i < c; i++) top[w + p * c + i] &= ~weaker[i];
        top[w + rows + k] |= bit;
    }
    for (i64 p = b->places - 1; p >= 0; p--) {
        if (!(s->live[p * c + k] & bit)) continue;
        u64 *top = push(h, s->signers, s->live, s->out, s->done + 1, w, rows, c);
        const u64 *mask = b->mask + (p * b->clauses + clause) * w;
        for (i64 i = 0; i < w; i++) top[i] &= mask[i];
        for (i64 q = 0; q < b->places; q++) top[w + q * c + k] &= ~bit;
    }
}

/* Divide a branch, by organisations where the worst of them has many conflicts for how few clauses may go. */
INLINE void divide(const Board *b, Hunt *h, Part *s, i64 w, i64 c) {
    i64 most = 0, worst = 0, one = 0;
    u64 best[w];
    copy(best, s->signers, w);
    for (i64 p = s->conflict_planes - 1; p >= 0; p--) {
        u64 any = 0;
        for (i64 i = 0; i < w; i++) any |= best[i] & s->conflicts[p * w + i];
        if (!any) continue;
        for (i64 i = 0; i < w; i++) best[i] &= s->conflicts[p * w + i];
        most |= 1LL << p;
    }
    for (i64 at = 1; at < s->n; at++)
        if (s->lost[at] > s->lost[worst]) worst = at;
    while (!best[one >> 6]) one += 64;
    one += __builtin_ctzll(best[one >> 6]);
    if (10 * most * (s->spare + 1) >= h->share * s->lost[worst] * (s->leave + 1)) by_organisation(b, h, s, one, w, c);
    else by_clause(b, h, s, s->open[worst], w, c);
}

INLINE u64 *take(u64 **work, i64 words) {
    u64 *part = *work;
    *work += words;
    return part;
}

OPEN i64 work_words(const Board *b) {
    return b->w * (1 + 2 * b->clauses + 2 * PLANES) + b->c * (b->places + 1) + 4 * b->clauses + b->members + b->clauses + 8;
}

INLINE i64 go(const Board *b, Hunt *h, i64 w, i64 c) {
    i64 rows = b->places * c, frame = w + rows + c + 1;
    u64 *work = b->work;
    Part part, *s = &part;
    s->signers = take(&work, w);
    s->live = take(&work, rows);
    s->out = take(&work, c);
    s->against = take(&work, b->clauses * w);
    s->conflict = take(&work, b->clauses * w);
    s->rejections = take(&work, PLANES * w);
    s->conflicts = take(&work, PLANES * w);
    s->open = (i64 *)take(&work, b->clauses);
    s->lost = (i64 *)take(&work, b->clauses);
    s->rejected = (i64 *)take(&work, b->clauses);
    s->order = (i64 *)take(&work, b->clauses);
    s->bins = (i64 *)take(&work, b->members + b->clauses + 8);
    while (h->depth) {
        if (h->budget <= 0) return SPENT;
        if (h->depth + b->places + 1 > h->room) return FULL;
        const u64 *top = h->stack + --h->depth * frame;
        copy(s->signers, top, w);
        copy(s->live, top + w, rows);
        copy(s->out, top + w + rows, c);
        s->done = top[w + rows + c];
        s->costs = 64;
        int left = narrow(b, s, h->need, h->floor, w, c);
        h->budget -= s->costs >> 6;
        h->spent += s->costs >> 6;
        if (!left) continue;
        if (s->wanted <= 0) {
            h->covered = s->done;
            copy(h->found, s->signers, w);
            return FOUND;
        }
        if (!hopeless(b, s, w, c)) divide(b, h, s, w, c);
    }
    return DONE;
}

/* Explore branches until there are none, the budget is spent, a set is found, or the stack is full. */
OPEN i64 hunt(const Board *b, Hunt *h) {
    if (b->w == 1 && b->c == 1) return go(b, h, 1, 1);
    if (b->w == 2 && b->c == 1) return go(b, h, 2, 1);
    return go(b, h, b->w, b->c);
}
